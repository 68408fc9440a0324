import { and, asc, desc, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import { type Currency, isCurrency } from "#lib/kit/money";
import { insertReturning } from "../bulk.ts";
import { gatewayStates } from "../schema/gateways.ts";
import { exchangeRates, rateCards } from "../schema/solutions.ts";
import type { DoorDb, DoorScope, ScopedDb, StaffDb, StaffScope } from "../scope.ts";

type ReadingDb = ScopedDb<StaffScope | DoorScope>;

/** What one US dollar costs on a day, in millionths. */
export type DatedRate = {
  readonly quote: string;
  readonly day: string;
  readonly rateMicros: number;
  readonly source: string;
  /** Empty where it was fetched or brought along. */
  readonly enteredBy: string;
  readonly savedAt: number;
};

const columns = {
  quote: exchangeRates.quote,
  day: exchangeRates.day,
  rateMicros: exchangeRates.rateMicros,
  source: exchangeRates.source,
  enteredBy: exchangeRates.enteredBy,
  savedAt: exchangeRates.savedAt,
};

/** By currency, the last rate of the dollar up to a day. */
export async function listLastRates(db: ReadingDb, day: string): Promise<DatedRate[]> {
  return db
    .selectDistinctOn([exchangeRates.quote], columns)
    .from(exchangeRates)
    .where(and(eq(exchangeRates.base, "USD"), lte(exchangeRates.day, day)))
    .orderBy(asc(exchangeRates.quote), desc(exchangeRates.day));
}

/** The rates of one currency, the latest day first. */
export async function listRatesOf(db: StaffDb, quote: string, limit: number): Promise<DatedRate[]> {
  return db
    .select(columns)
    .from(exchangeRates)
    .where(and(eq(exchangeRates.base, "USD"), eq(exchangeRates.quote, quote)))
    .orderBy(desc(exchangeRates.day))
    .limit(limit);
}

/** Writes a rate that staff entered, in the place of the one of its day if there is one. */
export async function saveEnteredRate(
  db: StaffDb,
  rate: Omit<DatedRate, "enteredBy" | "savedAt">,
  now: number,
): Promise<void> {
  const set = { rateMicros: rate.rateMicros, source: rate.source, enteredBy: db.scope.personName, savedAt: now };
  await db
    .insert(exchangeRates)
    .values({ base: "USD", quote: rate.quote, day: rate.day, ...set })
    .onConflictDoUpdate({ target: [exchangeRates.base, exchangeRates.quote, exchangeRates.day], set });
}

/** Adds fetched rates; what staff entered for a day stays. Answers how many days are new. */
export async function saveFetchedRates(
  db: DoorDb,
  rates: readonly Omit<DatedRate, "enteredBy" | "savedAt">[],
  now: number,
): Promise<number> {
  const rows = rates.map((rate) => ({ base: "USD", ...rate, enteredBy: "", savedAt: now }));
  const saved = await insertReturning(db, exchangeRates, rows, { columns: ["base", "quote", "day"], set: "nothing" });
  return saved.length;
}

/** Currencies other than the dollar in which a card that holds on the day is written. */
export async function listCardCurrencies(db: ReadingDb, day: string): Promise<Currency[]> {
  const rows = await db
    .selectDistinct({ currency: rateCards.currency })
    .from(rateCards)
    .where(and(lte(rateCards.validFrom, day), or(isNull(rateCards.validTo), gte(rateCards.validTo, day))));
  return rows.flatMap(({ currency }) => (isCurrency(currency) && currency !== "USD" ? [currency] : []));
}

export type SourceHealth = {
  readonly lastOkAt: number | null;
  readonly lastFaultAt: number | null;
  readonly lastFault: string;
};

/** How the calls at the source of exchange rates have gone; null before the first one. */
export async function getSourceHealth(db: StaffDb): Promise<SourceHealth | null> {
  const [row] = await db
    .select({
      lastOkAt: gatewayStates.lastOkAt,
      lastFaultAt: gatewayStates.lastFaultAt,
      lastFault: gatewayStates.lastFault,
    })
    .from(gatewayStates)
    .where(eq(gatewayStates.gateway, "exchange_rates"))
    .orderBy(sql`greatest(${gatewayStates.lastOkAt}, ${gatewayStates.lastFaultAt}) desc nulls last`)
    .limit(1);
  return row ?? null;
}
