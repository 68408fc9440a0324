import { and, asc, desc, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { readSolution } from "#lib/carriers/solution-schema";
import { isCurrency } from "#lib/kit/money";
import { chinaDateOf } from "#lib/kit/time";
import { type ExchangeRates, exchangeRatesOf } from "#lib/rates/exchange-rate";
import { compileRateCard, type RateCard, type RateRow } from "#lib/rates/rate-card";
import { readStoredRow } from "#lib/rates/stored-row";
import { readServicePrices, readSurcharges } from "#lib/rates/surcharge-schema";
import type { RoutingBook } from "#lib/routing/recommend";
import { readServiceRule } from "#lib/routing/service-rule-schema";
import type { ServiceRule } from "#lib/routing/tables/service-rules";
import { exchangeRates, rateCards, rateRows, serviceRules, solutions } from "../schema/solutions.ts";
import type { SellerDb, StaffDb } from "../scope.ts";
import { certificationContents, listCertifications } from "./certifications.ts";
import { laneContents, listLaneHistories } from "./lane-counts.ts";

/** The last compiled book of this process, with what it was compiled from. */
let held: { readonly contents: string; readonly book: RoutingBook } | null = null;

/**
 * What prices and recommendations are made from on the China date of `now`: solutions that are offered, the card of each
 * that holds that day, the rules of the day, the newest rate of each currency up to it, certifications and lanes. One row
 * of hashes is read each time, the tables only when one of them or the day changed. Throws when a stored row is none.
 */
export async function getRoutingBook(db: SellerDb | StaffDb, now: number): Promise<RoutingBook> {
  const day = chinaDateOf(now);
  const contents = `${day} ${await getContents(db)}`;
  if (held?.contents === contents) return held.book;
  const [offers, cards, rules, rates, certifications, lanes] = await Promise.all([
    listSolutions(db),
    listValidCards(db, day),
    listServiceRules(db, day),
    listExchangeRates(db, day),
    listCertifications(db),
    listLaneHistories(db),
  ]);
  const book = { solutions: offers, cards, rules, exchangeRates: rates, certifications, lanes, today: day };
  held = { contents, book };
  return book;
}

/** Hashes of everything that a book is made of. Cards carry one of their rows; the other tables are short. */
export const bookContents = sql`concat_ws(' ',
    (select md5(string_agg(concat_ws(':', id, content_hash, valid_from, valid_to), ',' order by id)) from rate_cards),
    (select md5(string_agg(concat_ws(':', code, position, offer), ',' order by code))
      from solutions where retired_at is null),
    (select md5(string_agg(concat_ws(':', id, position, rule, valid_from, valid_to), ',' order by id)) from service_rules),
    (select md5(string_agg(concat_ws(':', base, quote, day, rate_micros, source), ',' order by base, quote, day))
      from exchange_rates), ${certificationContents}, ${laneContents})`;

async function getContents(db: SellerDb | StaffDb): Promise<string> {
  const [row] = await db.execute<{ contents: string }>(sql`select ${bookContents} as contents`);
  if (!row) throw new Error("a query of one row gave none");
  return row.contents;
}

/** Those that are offered. */
async function listSolutions(db: SellerDb | StaffDb): Promise<RoutingBook["solutions"]> {
  const rows = await db
    .select({ offer: solutions.offer })
    .from(solutions)
    .where(isNull(solutions.retiredAt))
    .orderBy(asc(solutions.position), asc(solutions.code));
  return rows.map((row) => readSolution(row.offer));
}

/** The rules that hold on the day. */
async function listServiceRules(db: SellerDb | StaffDb, day: string): Promise<ServiceRule[]> {
  const rows = await db
    .select({ rule: serviceRules.rule })
    .from(serviceRules)
    .where(and(lte(serviceRules.validFrom, day), or(isNull(serviceRules.validTo), gte(serviceRules.validTo, day))))
    .orderBy(asc(serviceRules.position), asc(serviceRules.id));
  return rows.map((row) => readServiceRule(row.rule));
}

/** By solution, the card with the latest beginning among those that hold on the day, and of these the highest version. */
async function listValidCards(db: SellerDb | StaffDb, day: string): Promise<ReadonlyMap<string, RateCard>> {
  const heads = await db
    .selectDistinctOn([rateCards.solutionCode], {
      id: rateCards.id,
      solutionCode: rateCards.solutionCode,
      version: rateCards.version,
      currency: rateCards.currency,
      validFrom: rateCards.validFrom,
      validTo: rateCards.validTo,
      source: rateCards.source,
      note: rateCards.note,
      surcharges: rateCards.surcharges,
      services: rateCards.services,
    })
    .from(rateCards)
    .where(and(lte(rateCards.validFrom, day), or(isNull(rateCards.validTo), gte(rateCards.validTo, day))))
    .orderBy(asc(rateCards.solutionCode), desc(rateCards.validFrom), desc(rateCards.version));
  const rows = await listRateRows(
    db,
    heads.map((head) => head.id),
  );
  return new Map(
    heads.map(({ currency, ...head }) => {
      if (!isCurrency(currency)) throw new Error(`${head.id}: unknown currency ${currency}`);
      const surcharges = readSurcharges(head.surcharges);
      const services = readServicePrices(head.services);
      const facts = { ...head, currency, surcharges, services, rows: rows.get(head.id) ?? [] };
      return [head.solutionCode, compileRateCard(facts)];
    }),
  );
}

async function listRateRows(
  db: SellerDb | StaffDb,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, RateRow[]>> {
  const byCard = new Map<string, RateRow[]>(cardIds.map((id) => [id, []]));
  if (cardIds.length === 0) return byCard;
  const rows = await db
    .select()
    .from(rateRows)
    .where(inArray(rateRows.cardId, [...cardIds]));
  for (const { cardId, ...row } of rows) byCard.get(cardId)?.push(readStoredRow(row));
  return byCard;
}

/** The newest rate of each currency up to the day. */
async function listExchangeRates(db: SellerDb | StaffDb, day: string): Promise<ExchangeRates | null> {
  const { quote, rateMicros, source } = exchangeRates;
  const rows = await db
    .selectDistinctOn([quote], { quote, day: exchangeRates.day, rateMicros, source })
    .from(exchangeRates)
    .where(and(eq(exchangeRates.base, "USD"), lte(exchangeRates.day, day)))
    .orderBy(asc(quote), desc(exchangeRates.day));
  const rates = rows.map((row) => {
    if (!isCurrency(row.quote)) throw new Error(`exchange rate of an unknown currency ${row.quote}`);
    return { base: "USD" as const, ...row, quote: row.quote };
  });
  return exchangeRatesOf(rates, day);
}
