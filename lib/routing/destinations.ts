import type { Solution } from "#lib/carriers/solutions";
import type { RateCard } from "#lib/rates/rate-card";

/** How a solution serves a destination: with published prices, perhaps (no price is published), or not at all. */
export type Served = "priced" | "partly_priced" | "no_price" | "not_served";

/** Where no parcel from China goes by a commercial line; everything else may be served though no price is published. */
const notServed = new Set(["CN", "AQ", "BV", "HM", "TF", "GS", "UM", "IO"]);

/** The state of one destination on one solution. */
export function servedAt(solution: Solution, card: RateCard | null, country: string): Served {
  if (notServed.has(country)) return "not_served";
  const bands = card?.bands.get(country);
  if (!bands) return solution.destinations === "listed" ? "not_served" : "no_price";
  const confirmed = bands.filter((band) => band.status === "confirmed");
  const grams = confirmed.reduce((sum, band) => sum + band.toGrams - band.fromGrams + 1, 0);
  return grams >= solution.small.maxWeightGrams ? "priced" : "partly_priced";
}

/** True when no official solution goes there. */
export function isServed(country: string): boolean {
  return !notServed.has(country);
}
