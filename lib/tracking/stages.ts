/** 揽收 · 出境 · 中转 · 清关 · 派送 · 签收, with what lies before, beside and after them. */
export const stages = [
  "created",
  "pickup",
  "export",
  "linehaul",
  "import",
  "delivery",
  "done",
  "return",
  "closed",
] as const;
export type Stage = (typeof stages)[number];

/** What can be wrong with a parcel, in one vocabulary for all carriers. */
export const exceptionKinds = [
  "customs_hold",
  "bad_address",
  "delivery_failed",
  "returned",
  "lost",
  "stalled",
  "refused",
  "damaged",
  "pickup_failed",
  "warehouse_rejected",
  "payment_due",
  "cancelled",
  "destroyed",
  "other",
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];
