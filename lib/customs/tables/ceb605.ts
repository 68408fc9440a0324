import type { FieldSpec } from "../field-spec.ts";

/** CEB605 撤销申请单: the head, in the schema's order. Source: enterprise message standard 202205 of the unified export version. */
export const withdrawalHead = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true, form: "guid" },
  { name: "appType", zh: "报送类型", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2", "3"] } },
  { name: "appTime", zh: "报送时间", kind: "fixed", size: 14, mandatory: true, form: "moment" },
  { name: "appStatus", zh: "报送状态", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2"] } },
  { name: "customsCode", zh: "申报地海关代码", kind: "fixed", size: 4, mandatory: true, form: "office" },
  { name: "copNo", zh: "企业唯一编号", kind: "text", size: 30, mandatory: true },
  { name: "preNo", zh: "电子口岸编号", kind: "fixed", size: 18, mandatory: false, form: "pre_number" },
  { name: "invtNo", zh: "原清单编号", kind: "text", size: 20, mandatory: true, form: "list_number" },
  { name: "reason", zh: "撤单原因", kind: "text", size: 1000, mandatory: true },
  { name: "agentCode", zh: "申报企业代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "agentName", zh: "申报企业名称", kind: "text", size: 100, mandatory: true },
  { name: "ebcCode", zh: "电商企业代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "ebcName", zh: "电商企业名称", kind: "text", size: 100, mandatory: true },
  { name: "note", zh: "备注", kind: "text", size: 1000, mandatory: false },
] as const satisfies readonly FieldSpec[];
