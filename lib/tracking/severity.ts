import type { ExceptionKind } from "./stages.ts";
import type { ExceptionSpell } from "./state.ts";

/** From the worst to the mildest: which of several open troubles a list shows first. */
export const bySeverity: readonly ExceptionKind[] = [
  "lost",
  "destroyed",
  "damaged",
  "customs_hold",
  "payment_due",
  "bad_address",
  "refused",
  "returned",
  "delivery_failed",
  "pickup_failed",
  "warehouse_rejected",
  "cancelled",
  "stalled",
  "other",
];

/** The trouble that stands for all; null when there is none. Among equals the newer. */
export function worstTrouble(open: readonly ExceptionSpell[]): ExceptionKind | null {
  const sorted = open.toSorted(
    (a, b) => bySeverity.indexOf(a.kind) - bySeverity.indexOf(b.kind) || b.lastAt - a.lastAt,
  );
  return sorted[0]?.kind ?? null;
}
