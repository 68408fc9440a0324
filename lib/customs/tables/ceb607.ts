import type { FieldSpec } from "../field-spec.ts";

/** CEB607 清单总分单: the head, in the schema's order. Source: enterprise message standard 202205 of the unified export version. */
export const masterListHead = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true, form: "guid" },
  { name: "appType", zh: "报送类型", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2", "3"] } },
  { name: "appTime", zh: "报送时间", kind: "fixed", size: 14, mandatory: true, form: "moment" },
  { name: "appStatus", zh: "报送状态", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2"] } },
  { name: "customsCode", zh: "申报地海关代码", kind: "fixed", size: 4, mandatory: true, form: "office" },
  { name: "copNo", zh: "企业唯一编号", kind: "text", size: 30, mandatory: true },
  { name: "preNo", zh: "电子口岸编号", kind: "fixed", size: 18, mandatory: false, form: "pre_number" },
  { name: "agentCode", zh: "申报企业代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "agentName", zh: "申报企业名称", kind: "text", size: 100, mandatory: true },
  { name: "loctNo", zh: "监管场所代码", kind: "text", size: 10, mandatory: false },
  { name: "trafMode", zh: "运输方式", kind: "fixed", size: 1, mandatory: true, form: "transport" },
  { name: "trafName", zh: "运输工具名称", kind: "text", size: 100, mandatory: true },
  { name: "voyageNo", zh: "航班航次号", kind: "text", size: 32, mandatory: true },
  { name: "billNo", zh: "提运单号", kind: "text", size: 37, mandatory: true },
  { name: "domesticTrafNo", zh: "境内运输工具编号", kind: "text", size: 100, mandatory: false },
  { name: "grossWeight", zh: "毛重", kind: "decimal", size: 19, mandatory: true, form: "positive" },
  { name: "logisticsCode", zh: "物流企业代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "logisticsName", zh: "物流企业名称", kind: "text", size: 100, mandatory: true },
  { name: "msgCount", zh: "报文总数", kind: "integer", size: 9, mandatory: true, form: "positive" },
  { name: "msgSeqNo", zh: "报文序号", kind: "integer", size: 9, mandatory: true, form: "positive" },
  { name: "note", zh: "备注", kind: "text", size: 1000, mandatory: false },
] as const satisfies readonly FieldSpec[];

/** CEB607: one line, in the schema's order. */
export const masterListLine = [
  { name: "gnum", zh: "序号", kind: "integer", size: 5, mandatory: true, form: "positive" },
  { name: "totalPackageNo", zh: "总包号", kind: "text", size: 60, mandatory: false },
  { name: "logisticsNo", zh: "物流运单编号", kind: "text", size: 32, mandatory: true },
  { name: "invtNo", zh: "出口清单编号", kind: "text", size: 20, mandatory: false, form: "list_number" },
  { name: "note", zh: "备注", kind: "text", size: 1000, mandatory: false },
] as const satisfies readonly FieldSpec[];
