import { dayOfShare, type LaneCounts, lastCountedDay } from "./lane-counts.ts";

/** Fewer deliveries tell nothing: then nothing is predicted. */
export const leastDeliveries = 20;

/** In how many days after the pick-up most parcels arrive; `deliveries`: how many it is read from. */
export type ExpectedDays = { readonly from: number; readonly to: number; readonly deliveries: number };

/**
 * What history says of a parcel that is `elapsed` days on its way: half of those that took at least so long had arrived
 * by `from`, nine of ten by `to`. Null where too few were delivered, or where it outlasted nearly all of them. Days of the
 * lane as the nightly count holds them: 90 stands for 90 and more, and is no day to name.
 */
export function expectedDays(counts: LaneCounts, elapsed: number): ExpectedDays | null {
  const days = counts.days.map((count, day) => (day < elapsed ? 0 : count));
  const deliveries = days.reduce((sum, count) => sum + count, 0);
  if (deliveries < leastDeliveries) return null;
  const like = { ...counts, days };
  const [from, to] = [dayOfShare(like, 0.5), dayOfShare(like, 0.9)];
  return from === null || to === null || to >= lastCountedDay ? null : { from, to, deliveries };
}
