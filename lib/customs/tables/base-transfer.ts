import type { FieldSpec } from "../field-spec.ts";

/** BaseTransfer: who transmits; once per message, after the documents. Source: enterprise message standard 202205 of the unified export version. */
export const baseTransfer = [
  { name: "copCode", zh: "传输企业代码", kind: "text", size: 18, mandatory: true, form: "party" },
  { name: "copName", zh: "传输企业名称", kind: "text", size: 100, mandatory: true },
  { name: "dxpMode", zh: "报文传输模式", kind: "fixed", size: 3, mandatory: true, form: { oneOf: ["DXP"] } },
  { name: "dxpId", zh: "报文传输编号", kind: "text", size: 30, mandatory: true },
  { name: "note", zh: "备注", kind: "text", size: 1000, mandatory: false },
] as const satisfies readonly FieldSpec[];
