import type { Solution } from "#lib/carriers/solutions";
import { type RateCard, rowsFor } from "#lib/rates/rate-card";

/** How a solution serves a destination: with published prices, perhaps (no price is published), or not at all. */
export type Served = "priced" | "partly_priced" | "no_price" | "not_served";

/**
 * Parcels leave from here. Everywhere else is a destination: even uninhabited islands have a published price, and a place
 * that the sheet does not name may be served all the same.
 */
const notServed: ReadonlySet<string> = new Set(["CN"]);

/** The state of one destination (ISO alpha-2) on one solution; `priced` when every gram of a small parcel has a price. */
export function servedAt(solution: Solution, card: RateCard | null, country: string): Served {
  if (notServed.has(country)) return "not_served";
  const rows = card && rowsFor(card, country);
  if (!rows) return isNamed(solution, country) ? "no_price" : "not_served";
  const confirmed = rows.filter(
    (row) => row.status === "confirmed" && row.goods === "general" && row.parcel !== "large",
  );
  const grams = confirmed.reduce((sum, band) => sum + band.toGrams - band.fromGrams + 1, 0);
  return grams >= (solution.small?.maxWeightGrams ?? solution.maxWeightGrams) ? "priced" : "partly_priced";
}

/** Without a published price: goes everywhere, perhaps there, or names it. */
function isNamed({ destinations }: Solution, country: string): boolean {
  if (typeof destinations !== "string") return destinations.includes(country);
  return destinations !== "listed";
}

/** True when no official solution goes there. */
export function isServed(country: string): boolean {
  return !notServed.has(country);
}
