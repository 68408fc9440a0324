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
};

/** What a card does not say; a missing rate, a service or an unknown duty is no gap of the card. */
const gaps: readonly NoPriceReason[] = ["destination", "weight", "large_parcel", "cargo_kind"];

/** Has the card a gap here: no price at all, or one that is not confirmed for this weight? */
export function isUnpriced({ quote }: Pick<Candidate, "quote">): boolean {
  if (quote.status === "confirmed") return false;
  return quote.status === "band_not_confirmed" || gaps.includes(quote.reason);
}

/** One order that waits, judged: all that could carry it and what would. */
export type JudgedCandidates = {
  readonly country: string;
  readonly ranked: readonly Pick<Candidate, "solutionCode" | "standing" | "quote">[];
  readonly chosen: string | null;
};

/**
 * Counts gaps by lane and band: for waiting orders every solution that they could go with, for shipped parcels the one that
 * they went with. What they could not go with anyway is no missing price.
 */
export function tallyUnpriced(
  waiting: readonly JudgedCandidates[],
  shipped: readonly (UnpricedLane & { readonly parcels: number })[],
): UnpricedCount[] {
  const counts = new Map<string, { -readonly [Key in keyof UnpricedCount]: UnpricedCount[Key] }>();
  const at = ({ solutionCode, country, fromGrams }: UnpricedLane) => {
    const key = `${solutionCode} ${country} ${fromGrams}`;
    const known = counts.get(key);
    if (known) return known;
    const fresh = { solutionCode, country, fromGrams, waiting: 0, chosen: 0, shipped: 0 };
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
  for (const { parcels, ...lane } of shipped) at(lane).shipped += parcels;
  return [...counts.values()];
}

/** Parcels that went without a price: chargeable grams, and the reason that their quote gave ("" when it gave none). */
export type UnpricedParcels = {
  readonly solutionCode: string;
  readonly country: string;
  readonly grams: number;
  readonly reason: string;
  readonly parcels: number;
};

/**
 * Of what went without a price, the lanes that have none today either: a card that came since then has closed the gap for
 * the next parcel. Goods with a column of their own count as priced once the card has such a column for the destination.
 */
export function stillUnpriced(
  book: Pick<RoutingBook, "solutions" | "cards" | "exchangeRates" | "today">,
  groups: readonly UnpricedParcels[],
): (UnpricedLane & { readonly parcels: number })[] {
  const solutions = new Map(book.solutions.map((solution) => [solution.code, solution]));
  return groups.flatMap(({ solutionCode, country, grams, reason, parcels }) => {
    const solution = solutions.get(solutionCode);
    if (!solution || !isGap(reason)) return [];
    const card = book.cards.get(solutionCode) ?? null;
    const lane = { solutionCode, country, fromGrams: weightBandOf(grams).fromGrams, parcels };
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
