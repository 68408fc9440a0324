/** Where a carrier's certification stands: 已申请 → 补资料 → 沙箱测试 → 复核 → 已认证, then 暂停、到期、撤回. */
export const certificationStates = [
  "applied",
  "documents",
  "sandbox",
  "review",
  "certified",
  "suspended",
  "expired",
  "withdrawn",
] as const;
export type CertificationState = (typeof certificationStates)[number];

/** What a carrier hands in. */
export const certificationDocumentKinds = [
  "business_licence",
  "express_licence",
  "contract",
  "insurance",
  "dangerous_goods",
  "price_list",
  "customs_mandate",
  "other",
] as const;
export type CertificationDocumentKind = (typeof certificationDocumentKinds)[number];
