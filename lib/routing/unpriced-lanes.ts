import type { Instant } from "#lib/kit/time";
import { type NoPriceReason, plainParcel, quoteParcel } from "#lib/rates/quote";
import { rowsFor } from "#lib/rates/rate-card";
import { weightBandOf } from "#lib/rates/weight-bands";
import type { Candidate, RoutingBook } from "./recommend.ts";

/** A lane on which something has no price, by band of chargeable weight. */
export type UnpricedLane = {
  readonly solutionCode: string;
  readonly country: string;
  readonly fromGrams: number;
};

/** `waiting`: orders that could go with it; `chosen`: of these, those that would; `shipped`: parcels that went without a price. */
export type UnpricedCount = UnpricedLane & {
  readonly waiting: number;
  readonly chosen: number;
  readonly shipped: number;
  /** When the first of the shipped ones went; null where none did. */
  readonly since: Instant | null;
};

/** What a card does not say; a missing rate, a service or an unknown duty is no gap of the card. */
const gaps: readonly NoPriceReason[] = ["card", "destination", "weight", "large_parcel", "cargo_kind"];

/** Has the card a gap here: no price at all, or one that is not confirmed for this weight? */
export function isUnpriced({ quote }: Pick<Candidate, "quote">): boolean {
  if (quote.status === "confirmed") return false;
  return quote.status === "band_not_confirmed" || gaps.includes(quote.reason);
}

/** Parcels of a lane that went without a price. */
export type ShippedLane = UnpricedLane & { readonly parcels: number; readonly firstAt: Instant };

/** One order that waits, judged: all that could carry it and what would. */
export type JudgedCandidates = {
  readonly country: string;
  readonly ranked: readonly Pick<Candidate, "solutionCode" | "standing" | "quote">[];
  readonly chosen: string | null;
};

type Tally = { -readonly [Key in keyof UnpricedCount]: UnpricedCount[Key] };

/**
 * Counts gaps by lane and band: for waiting orders every solution that they could go with, for shipped parcels the one that
 * they went with. What they could not go with anyway is no missing price.
 */
export function tallyUnpriced(waiting: readonly JudgedCandidates[], shipped: readonly ShippedLane[]): UnpricedCount[] {
  const counts = new Map<string, Tally>();
  const at = ({ solutionCode, country, fromGrams }: UnpricedLane) => {
    const key = `${solutionCode} ${country} ${fromGrams}`;
    const known = counts.get(key);
    if (known) return known;
    const fresh: Tally = { solutionCode, country, fromGrams, waiting: 0, chosen: 0, shipped: 0, since: null };
    counts.set(key, fresh);
    return fresh;
  };
  for (const { country, ranked, chosen } of waiting) {
    for (const candidate of ranked) {
      if (candidate.standing === "out" || !isUnpriced(candidate)) continue;
      const { fromGrams } = weightBandOf(candidate.quote.chargeableGrams);
      const count = at({ solutionCode: candidate.solutionCode, country, fromGrams });
      count.waiting++;
      if (candidate.solutionCode === chosen) count.chosen++;
    }
  }
  for (const { parcels, firstAt, ...lane } of shipped) {
    const count = at(lane);
    count.shipped += parcels;
    count.since = Math.min(count.since ?? firstAt, firstAt);
  }
  return [...counts.values()];
}

/** Parcels that went without a price: chargeable grams, and the reason that their quote gave ("" when it gave none). */
export type UnpricedParcels = {
  readonly solutionCode: string;
  readonly country: string;
  readonly grams: number;
  readonly reason: string;
  readonly parcels: number;
  readonly firstAt: Instant;
};

/**
 * Of what went without a price, the lanes that have none today either: a card that came since then has closed the gap for
 * the next parcel. Goods with a column of their own count as priced once the card has such a column for the destination.
 */
export function stillUnpriced(
  book: Pick<RoutingBook, "solutions" | "cards" | "exchangeRates" | "today">,
  groups: readonly UnpricedParcels[],
): ShippedLane[] {
  const solutions = new Map(book.solutions.map((solution) => [solution.code, solution]));
  return groups.flatMap(({ solutionCode, country, grams, reason, parcels, firstAt }) => {
    const solution = solutions.get(solutionCode);
    if (!solution || !isGap(reason)) return [];
    const card = book.cards.get(solutionCode) ?? null;
    const lane = { solutionCode, country, fromGrams: weightBandOf(grams).fromGrams, parcels, firstAt };
    if (reason === "cargo_kind") {
      const hasColumn = card && rowsFor(card, country)?.some(({ goods }) => goods !== "general");
      return hasColumn ? [] : [lane];
    }
    const parcel = { ...plainParcel, country, weightGrams: grams };
    const quote = quoteParcel(solution, card, parcel, book.exchangeRates, book.today);
    return isUnpriced({ quote }) ? [lane] : [];
  });
}

/** An open band leaves no reason. */
function isGap(reason: string): boolean {
  return reason === "" || gaps.some((gap) => gap === reason);
}
