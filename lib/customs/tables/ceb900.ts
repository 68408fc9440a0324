import type { FieldSpec } from "../field-spec.ts";

/** CEB900 报文格式校验回执: the answer to a message that fails the format check. Source: enterprise message standard 202205 of the unified export version. */
export const formatReceipt = [
  { name: "guid", zh: "系统唯一序号", kind: "fixed", size: 36, mandatory: true },
  { name: "returnStatus", zh: "回执状态", kind: "text", size: 10, mandatory: true },
  { name: "returnInfo", zh: "回执详细信息", kind: "text", size: 5000, mandatory: true },
  { name: "returnTime", zh: "操作时间", kind: "text", size: 50, mandatory: true },
  { name: "oriCopMsgId", zh: "原始传输报文的copMsgId", kind: "text", size: 255, mandatory: true },
  { name: "oriMessageType", zh: "原始报文类型", kind: "text", size: 15, mandatory: true },
  { name: "oriBizMessage", zh: "原始报文内容", kind: "text", size: 20000000, mandatory: true },
] as const satisfies readonly FieldSpec[];
