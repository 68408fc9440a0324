import { inArray } from "drizzle-orm";
import { readSolution } from "#lib/carriers/solution-schema";
import type { Solution } from "#lib/carriers/solutions";
import { isCurrency } from "#lib/kit/money";
import { compileRateCard, type RateCard } from "#lib/rates/rate-card";
import { readStoredRow } from "#lib/rates/stored-row";
import { readServicePrices, readSurcharges } from "#lib/rates/surcharge-schema";
import { rateCards, rateRows, solutions } from "../schema/solutions.ts";
import type { SellerDb } from "../scope.ts";

export type PastPricing = { readonly card: RateCard; readonly solution: Solution };

/** Cards by id with their solutions, also those that hold or are offered no more: what old quotes were made from. */
export async function getPastPricing(
  db: SellerDb,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, PastPricing>> {
  if (cardIds.length === 0) return new Map();
  const ids = [...new Set(cardIds)];
  const [heads, rows, offers] = await Promise.all([
    db.select().from(rateCards).where(inArray(rateCards.id, ids)),
    db.select().from(rateRows).where(inArray(rateRows.cardId, ids)),
    db.select({ code: solutions.code, offer: solutions.offer }).from(solutions),
  ]);
  const rowsOf = Map.groupBy(rows, ({ cardId }) => cardId);
  const solutionOf = new Map(offers.map(({ code, offer }) => [code, readSolution(offer)]));
  return new Map(
    heads.flatMap(({ currency, ...head }): [string, PastPricing][] => {
      const solution = solutionOf.get(head.solutionCode);
      if (!solution || !isCurrency(currency)) return [];
      const bands = (rowsOf.get(head.id) ?? []).map(({ cardId: _, ...row }) => readStoredRow(row));
      const surcharges = readSurcharges(head.surcharges);
      const services = readServicePrices(head.services);
      return [[head.id, { card: compileRateCard({ ...head, currency, surcharges, services, rows: bands }), solution }]];
    }),
  );
}
