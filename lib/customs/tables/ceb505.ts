import type { FieldSpec } from "../field-spec.ts";

/** CEB505 物流运单: the head, in the schema's order. Source: enterprise message standard 202205 of the unified export version. */
export const waybillHead = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true, form: "guid" },
  { name: "appType", zh: "报送类型", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2", "3"] } },
  { name: "appTime", zh: "报送时间", kind: "fixed", size: 14, mandatory: true, form: "moment" },
  { name: "appStatus", zh: "报送状态", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2"] } },
  { name: "logisticsCode", zh: "物流企业代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "logisticsName", zh: "物流企业名称", kind: "text", size: 100, mandatory: true },
  { name: "logisticsNo", zh: "物流运单编号", kind: "text", size: 32, mandatory: true },
  { name: "freight", zh: "运费", kind: "decimal", size: 19, mandatory: true, form: "not_negative" },
  { name: "insuredFee", zh: "保价费", kind: "decimal", size: 19, mandatory: true, form: "not_negative" },
  { name: "currency", zh: "币制", kind: "fixed", size: 3, mandatory: true, form: "currency" },
  { name: "grossWeight", zh: "毛重", kind: "decimal", size: 19, mandatory: true, form: "positive" },
  { name: "packNo", zh: "件数", kind: "integer", size: 9, mandatory: true, form: "positive" },
  { name: "goodsInfo", zh: "主要货物信息", kind: "text", size: 200, mandatory: true },
  { name: "ebcCode", zh: "电商企业代码", kind: "text", size: 18, mandatory: false, form: "party" },
  { name: "ebcName", zh: "电商企业名称", kind: "text", size: 100, mandatory: false },
  { name: "ebcTelephone", zh: "电商企业电话", kind: "text", size: 50, mandatory: false },
  { name: "note", zh: "备注", kind: "text", size: 1000, mandatory: false },
] as const satisfies readonly FieldSpec[];
