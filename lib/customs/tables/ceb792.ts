import type { FieldSpec } from "../field-spec.ts";

/** CEB792 汇总结果单: the export declaration that customs made of lists. Source: enterprise message standard 202205 of the unified export version. */
export const summaryResultHead = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true },
  { name: "customsCode", zh: "申报地海关代码", kind: "fixed", size: 4, mandatory: true },
  { name: "sumNo", zh: "汇总申请编号", kind: "fixed", size: 18, mandatory: true },
  { name: "opDate", zh: "汇总处理时间", kind: "fixed", size: 17, mandatory: true },
  { name: "declSeqNo", zh: "汇总统一编号", kind: "fixed", size: 18, mandatory: true },
  { name: "decTmpNo", zh: "报关单暂存编号", kind: "fixed", size: 18, mandatory: false },
  { name: "decPreNo", zh: "报关单预录入编号", kind: "fixed", size: 18, mandatory: false },
  { name: "entryId", zh: "报关单编号", kind: "fixed", size: 18, mandatory: false },
  { name: "decState", zh: "报关单状态", kind: "text", size: 3, mandatory: true },
  { name: "agentCode", zh: "申报企业代码", kind: "text", size: 18, mandatory: true },
  { name: "agentName", zh: "申报企业名称", kind: "text", size: 100, mandatory: true },
  { name: "ebcCode", zh: "电商企业代码", kind: "text", size: 18, mandatory: true },
  { name: "ebcName", zh: "电商企业名称", kind: "text", size: 100, mandatory: true },
  { name: "declAgentCode", zh: "报关单位代码", kind: "text", size: 18, mandatory: true },
  { name: "declAgentName", zh: "报关单位名称", kind: "text", size: 100, mandatory: true },
  { name: "grossWeight", zh: "毛重", kind: "decimal", size: 19, mandatory: true },
  { name: "netWeight", zh: "净重", kind: "decimal", size: 19, mandatory: true },
  { name: "msgCount", zh: "报文总数", kind: "integer", size: 9, mandatory: true },
  { name: "msgSeqNo", zh: "报文序号", kind: "integer", size: 9, mandatory: true },
  { name: "note", zh: "备注", kind: "text", size: 1000, mandatory: false },
] as const satisfies readonly FieldSpec[];

/** CEB792: one line of a list and where it went. */
export const summaryResultLine = [
  { name: "invtNo", zh: "清单编号", kind: "text", size: 20, mandatory: true },
  { name: "logisticsNo", zh: "物流运单编号", kind: "text", size: 32, mandatory: true },
  { name: "gseqno", zh: "汇总结果单顺序号", kind: "integer", size: 5, mandatory: true },
  { name: "gnum", zh: "商品序号", kind: "integer", size: 5, mandatory: true },
  { name: "gcode", zh: "商品编码", kind: "fixed", size: 10, mandatory: true },
] as const satisfies readonly FieldSpec[];
