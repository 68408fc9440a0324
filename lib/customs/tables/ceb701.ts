import type { FieldSpec } from "../field-spec.ts";

/** CEB701 汇总申请单: the head, in the schema's order. Source: enterprise message standard 202205 of the unified export version. */
export const summaryHead = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true, form: "guid" },
  { name: "appType", zh: "报送类型", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2", "3"] } },
  { name: "appTime", zh: "报送时间", kind: "fixed", size: 14, mandatory: true, form: "moment" },
  { name: "appStatus", zh: "报送状态", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2"] } },
  { name: "customsCode", zh: "申报地海关代码", kind: "fixed", size: 4, mandatory: true, form: "office" },
  { name: "copNo", zh: "企业唯一编号", kind: "text", size: 30, mandatory: true },
  { name: "preNo", zh: "电子口岸编号", kind: "text", size: 18, mandatory: false, form: "pre_number" },
  { name: "sumNo", zh: "汇总申请编号", kind: "text", size: 18, mandatory: false },
  { name: "agentCode", zh: "申报企业代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "agentName", zh: "申报企业名称", kind: "text", size: 100, mandatory: true },
  { name: "ebcCode", zh: "电商企业代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "ebcName", zh: "电商企业名称", kind: "text", size: 100, mandatory: true },
  { name: "declAgentCode", zh: "报关单位代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "declAgentName", zh: "报关单位名称", kind: "text", size: 100, mandatory: true },
  { name: "startTime", zh: "汇总开始时间", kind: "fixed", size: 14, mandatory: false, form: "moment" },
  { name: "endTime", zh: "汇总结束时间", kind: "fixed", size: 14, mandatory: false, form: "moment" },
  { name: "loctNo", zh: "监管场所代码", kind: "text", size: 10, mandatory: false },
  { name: "summaryFlag", zh: "收发货人汇总标志", kind: "fixed", size: 1, mandatory: true, form: { oneOf: ["1", "2"] } },
  { name: "itemNameFlag", zh: "按商品名汇总标志", kind: "fixed", size: 1, mandatory: true },
  { name: "msgCount", zh: "报文总数", kind: "integer", size: 9, mandatory: true, form: "positive" },
  { name: "msgSeqNo", zh: "报文序号", kind: "integer", size: 9, mandatory: true, form: "positive" },
  { name: "note", zh: "备注", kind: "text", size: 1000, mandatory: false },
] as const satisfies readonly FieldSpec[];

/** CEB701: one line, in the schema's order. */
export const summaryLine = [
  { name: "invtNo", zh: "清单编号", kind: "text", size: 20, mandatory: true, form: "list_number" },
] as const satisfies readonly FieldSpec[];
