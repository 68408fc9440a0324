import type { TrackingEvent } from "./event.ts";
import { oddInstant, zoneOffset } from "./instant.ts";

/** What staff should know of a push that was accepted all the same. */
export const pushRemarks = ["repeated", "future_time", "old_time", "unknown_zone"] as const;
export type PushRemark = (typeof pushRemarks)[number];

/**
 * What was odd about an accepted push, each once: nothing of it was new, or events at impossible times (kept, and moving
 * nothing) or in zones that nobody knows (read as China time). In: how many of its events were new.
 */
export function remarksOn(
  events: readonly (Pick<TrackingEvent, "at" | "receivedAt"> & { readonly zone?: string | null })[],
  added: number,
): readonly PushRemark[] {
  if (events.length > 0 && added === 0) return ["repeated"];
  const found = new Set<PushRemark>();
  for (const { at, receivedAt, zone } of events) {
    const why = oddInstant(at, receivedAt);
    if (why !== null) found.add(why === "future" ? "future_time" : "old_time");
    if (zone && zoneOffset(zone) === null) found.add("unknown_zone");
  }
  return pushRemarks.filter((remark) => found.has(remark));
}
