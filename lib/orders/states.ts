/**
 * Where an order stands with us: `not_ready` (unpaid, risk control), `waiting` (等待您发货, the daily screen), `dispatching`
 * (confirmed, waybill being made), `labelled`, `done` (the platform no longer waits for the seller). `merged`: waits to
 * travel in another order's parcel, which stands for it on the daily screen; from the confirmation on it goes with that one.
 */
export const orderStates = ["not_ready", "waiting", "merged", "dispatching", "labelled", "done"] as const;
export type OrderState = (typeof orderStates)[number];

/**
 * Why an order is held back: by a person; because it left 等待您发货 after it was planned; because a file changed the goods
 * of an order that is split or merged; because orders that were to travel together may no longer.
 */
export const holdReasons = [
  "by_person",
  "left_waiting",
  "changed_since_review",
  "goods_changed",
  "merge_dissolved",
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** 待声明 → 已导出 → 已声明; `differs` when the next import shows another number than ours. */
export const noticeStates = ["pending", "exported", "declared", "differs"] as const;
export type NoticeState = (typeof noticeStates)[number];

export const importStates = ["previewed", "confirmed", "discarded"] as const;
export type ImportState = (typeof importStates)[number];

/** In which list of the preview a row of the file stands: exactly one. */
export const importVerdicts = ["new", "changed", "same", "refused"] as const;
export type ImportVerdict = (typeof importVerdicts)[number];
