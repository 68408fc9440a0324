import { hourMs, type Instant } from "#lib/kit/time";
import type { TrackingState } from "./state.ts";

/**
 * How long after a booking a carrier may say that it knows no such waybill, by carrier. No source names a time: an order of
 * LINK exists with its answer, but its number and its tracking may come later; a day is the first limit of 上网 too.
 */
const graceMs: Readonly<Record<string, number>> = { cainiao: 24 * hourMs };
/** For carriers of which nothing is known: data of a pre-advice travel by night. */
const usualGraceMs = 48 * hourMs;

/** When a carrier must know what was booked with it. */
export function knownBy(carrierCode: string, bookedAt: Instant): Instant {
  return bookedAt + (Object.hasOwn(graceMs, carrierCode) ? (graceMs[carrierCode] ?? usualGraceMs) : usualGraceMs);
}

/**
 * Whether a parcel can be unknown to its carrier: nothing of it was scanned. Once it was, the carrier has known it, and its
 * silence is judged instead.
 */
export function mayBeUnknown({
  stage,
  milestones,
  ended,
}: Pick<TrackingState, "stage" | "milestones" | "ended">): boolean {
  if (ended || milestones.picked_up !== undefined) return false;
  return stage === "created" || stage === "unknown" || stage === "pickup";
}
