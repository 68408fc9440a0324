import type { FieldSpec } from "../field-spec.ts";

/** CEB304. Source: enterprise message standard 202205 of the unified export version; where text and schema differ, the schema's word. */
export const orderReceipt = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true },
  { name: "ebpCode", zh: "电商平台代码", kind: "text", size: 18, mandatory: true },
  { name: "ebcCode", zh: "电商企业代码", kind: "text", size: 18, mandatory: true },
  { name: "orderNo", zh: "订单编号", kind: "text", size: 60, mandatory: true },
  { name: "returnStatus", zh: "回执状态", kind: "text", size: 10, mandatory: true },
  { name: "returnTime", zh: "回执时间", kind: "fixed", size: 17, mandatory: true },
  { name: "returnInfo", zh: "回执信息", kind: "text", size: 1000, mandatory: true },
] as const satisfies readonly FieldSpec[];

/** CEB506. */
export const waybillReceipt = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true },
  { name: "logisticsCode", zh: "物流企业代码", kind: "text", size: 18, mandatory: true },
  { name: "logisticsNo", zh: "物流运单编号", kind: "text", size: 32, mandatory: true },
  { name: "returnStatus", zh: "回执状态", kind: "text", size: 10, mandatory: true },
  { name: "returnTime", zh: "回执时间", kind: "fixed", size: 17, mandatory: true },
  { name: "returnInfo", zh: "回执信息", kind: "text", size: 1000, mandatory: true },
] as const satisfies readonly FieldSpec[];

/** CEB604. */
export const listReceipt = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true },
  { name: "agentCode", zh: "申报企业代码", kind: "text", size: 18, mandatory: true },
  { name: "copNo", zh: "企业唯一编号", kind: "text", size: 30, mandatory: true },
  { name: "preNo", zh: "电子口岸编号", kind: "fixed", size: 18, mandatory: true },
  { name: "invtNo", zh: "清单编号", kind: "text", size: 20, mandatory: true },
  { name: "ebcCode", zh: "电商企业代码", kind: "text", size: 18, mandatory: true },
  { name: "ebpCode", zh: "电商平台代码", kind: "text", size: 18, mandatory: true },
  { name: "orderNo", zh: "订单编号", kind: "text", size: 60, mandatory: true },
  { name: "statisticsFlag", zh: "申报业务类型", kind: "fixed", size: 1, mandatory: true },
  { name: "returnStatus", zh: "回执状态", kind: "text", size: 10, mandatory: true },
  { name: "returnTime", zh: "回执时间", kind: "fixed", size: 17, mandatory: true },
  { name: "returnInfo", zh: "回执信息", kind: "text", size: 1000, mandatory: true },
] as const satisfies readonly FieldSpec[];

/** CEB606. */
export const withdrawalReceipt = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true },
  { name: "agentCode", zh: "申报企业代码", kind: "text", size: 18, mandatory: true },
  { name: "copNo", zh: "企业唯一编号", kind: "text", size: 30, mandatory: true },
  { name: "preNo", zh: "电子口岸编号", kind: "fixed", size: 18, mandatory: true },
  { name: "invtNo", zh: "清单编号", kind: "text", size: 20, mandatory: true },
  { name: "returnStatus", zh: "回执状态", kind: "text", size: 10, mandatory: true },
  { name: "returnTime", zh: "回执时间", kind: "fixed", size: 17, mandatory: true },
  { name: "returnInfo", zh: "回执信息", kind: "text", size: 1000, mandatory: true },
] as const satisfies readonly FieldSpec[];

/** CEB608. */
export const masterListReceipt = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true },
  { name: "agentCode", zh: "申报企业代码", kind: "text", size: 18, mandatory: true },
  { name: "logisticsCode", zh: "物流企业代码", kind: "text", size: 18, mandatory: true },
  { name: "copNo", zh: "企业唯一编号", kind: "text", size: 30, mandatory: true },
  { name: "preNo", zh: "电子口岸编号", kind: "fixed", size: 18, mandatory: true },
  { name: "billNo", zh: "提运单号", kind: "text", size: 37, mandatory: true },
  { name: "msgSeqNo", zh: "报文序号", kind: "integer", size: 9, mandatory: true },
  { name: "returnStatus", zh: "回执状态", kind: "text", size: 10, mandatory: true },
  { name: "returnTime", zh: "回执时间", kind: "fixed", size: 17, mandatory: true },
  { name: "returnInfo", zh: "回执信息", kind: "text", size: 1000, mandatory: true },
] as const satisfies readonly FieldSpec[];

/** CEB702. */
export const summaryReceipt = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true },
  { name: "agentCode", zh: "申报企业代码", kind: "text", size: 18, mandatory: true },
  { name: "ebcCode", zh: "电商企业代码", kind: "text", size: 18, mandatory: true },
  { name: "copNo", zh: "企业唯一编号", kind: "text", size: 30, mandatory: true },
  { name: "preNo", zh: "电子口岸编号", kind: "fixed", size: 18, mandatory: true },
  { name: "sumNo", zh: "汇总申请编号", kind: "fixed", size: 18, mandatory: false },
  { name: "msgSeqNo", zh: "报文序号", kind: "integer", size: 9, mandatory: true },
  { name: "returnStatus", zh: "回执状态", kind: "text", size: 10, mandatory: true },
  { name: "returnTime", zh: "回执时间", kind: "fixed", size: 17, mandatory: true },
  { name: "returnInfo", zh: "回执信息", kind: "text", size: 1000, mandatory: true },
] as const satisfies readonly FieldSpec[];
