import type { TrackingEvent } from "./event.ts";
import { type Meaning, meaning } from "./vocabulary.ts";

/**
 * Codes whose meaning lies in the words. COMMON_INTRANSIT said "waiting for customs clearance" of a parcel in the customs
 * of its destination (a real history, CN to BE, 2026); like any such paper it is no arrival before the departure.
 */
export function refinedByText(known: Meaning, event: TrackingEvent): Meaning {
  if (event.vocabulary !== "cainiao" || event.code !== "COMMON_INTRANSIT") return known;
  return /waiting for customs|等待清关/i.test(event.text) ? meaning("import", "in_customs", null, "declared") : known;
}
