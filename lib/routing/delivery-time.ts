import type { DayRange } from "#lib/carriers/solutions";
import { dayOfShare, type LaneCounts } from "./lane-counts.ts";

/** `mixed`: history and the published range together; `history`: it outweighs the published range nine times or more. */
export const deliveryBases = ["published", "mixed", "history"] as const;
export type DeliveryBasis = (typeof deliveryBases)[number];

/** Days from hand-over within which half and nine of ten parcels arrive. `parcels`: how many were seen to arrive. */
export type DeliveryEstimate = {
  readonly p50: number;
  readonly p90: number;
  readonly basis: DeliveryBasis;
  readonly parcels: number;
};

/** So many parcels of history weigh as much as the published range. */
export const publishedWorth = 20;

/**
 * The published range says "half by its middle, nine of ten by its end". With n parcels seen to arrive, each quantile is
 * n ÷ (n + 20) of history's and 20 ÷ (n + 20) of the published one, up to the next day: thin history barely moves what is
 * published, 180 parcels outweigh it nine to one. Parcels still on their way are in neither.
 */
export function estimateDays(published: DayRange, history: LaneCounts | null): DeliveryEstimate {
  const middle = (published.from + published.to) / 2;
  const [seen50, seen90] = history ? [dayOfShare(history, 0.5), dayOfShare(history, 0.9)] : [null, null];
  if (!history || seen50 === null || seen90 === null) {
    return { p50: Math.ceil(middle), p90: published.to, basis: "published", parcels: 0 };
  }
  const parcels = history.delivered;
  const weight = parcels + publishedWorth;
  return {
    p50: Math.ceil((seen50 * parcels + middle * publishedWorth) / weight),
    p90: Math.ceil((seen90 * parcels + published.to * publishedWorth) / weight),
    basis: parcels >= 9 * publishedWorth ? "history" : "mixed",
    parcels,
  };
}
