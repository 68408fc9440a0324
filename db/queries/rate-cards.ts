import { and, asc, count, countDistinct, desc, eq, isNull, or, sql } from "drizzle-orm";
import { type Currency, isCurrency } from "#lib/kit/money";
import type { RateCardFacts } from "#lib/rates/rate-card";
import { readStoredRow, storedRow } from "#lib/rates/stored-row";
import { readServicePrices, readSurcharges } from "#lib/rates/surcharge-schema";
import { insertMany } from "../bulk.ts";
import { laneHistories } from "../schema/routing.ts";
import { rateCards, rateRows } from "../schema/solutions.ts";
import type { JobScope, ScopedDb, SellerScope, StaffDb, StaffScope } from "../scope.ts";

type ReadingDb = ScopedDb<StaffScope | SellerScope | JobScope>;

/** A card without its rows. */
export type CardHead = {
  readonly id: string;
  readonly solutionCode: string;
  readonly version: number;
  readonly currency: Currency;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly note: string;
  /** Empty for what ALP brings along. */
  readonly importedBy: string;
  readonly createdAt: number;
};

const headColumns = {
  id: rateCards.id,
  solutionCode: rateCards.solutionCode,
  version: rateCards.version,
  currency: rateCards.currency,
  validFrom: rateCards.validFrom,
  validTo: rateCards.validTo,
  source: rateCards.source,
  note: rateCards.note,
  importedBy: rateCards.importedBy,
  createdAt: rateCards.createdAt,
};

function headOf<T extends { readonly id: string; readonly currency: string }>(row: T): T & { currency: Currency } {
  const { currency } = row;
  if (!isCurrency(currency)) throw new Error(`${row.id}: unknown currency ${currency}`);
  return { ...row, currency };
}

/** All cards of a solution, the latest first, with how many bands and destinations each has. */
export async function listCards(
  db: StaffDb,
  solutionCode: string,
): Promise<(CardHead & { readonly rows: number; readonly countries: number })[]> {
  const rows = await db
    .select({ ...headColumns, rows: count(rateRows.cardId), countries: countDistinct(rateRows.country) })
    .from(rateCards)
    .leftJoin(rateRows, eq(rateRows.cardId, rateCards.id))
    .where(eq(rateCards.solutionCode, solutionCode))
    .groupBy(rateCards.id)
    .orderBy(desc(rateCards.validFrom), desc(rateCards.version));
  return rows.map(headOf);
}

/** Heads of a solution's cards, the latest first. */
export async function listCardHeads(db: ReadingDb, solutionCode: string): Promise<CardHead[]> {
  const rows = await db
    .select(headColumns)
    .from(rateCards)
    .where(eq(rateCards.solutionCode, solutionCode))
    .orderBy(desc(rateCards.validFrom), desc(rateCards.version));
  return rows.map(headOf);
}

export type StoredCard = RateCardFacts & { readonly importedBy: string; readonly createdAt: number };

/** A card with all its rows, also one that no longer holds. Throws when a stored row is none. */
export async function getCard(db: ReadingDb, id: string): Promise<StoredCard | null> {
  const [[head], rows] = await Promise.all([
    db
      .select({ ...headColumns, surcharges: rateCards.surcharges, services: rateCards.services })
      .from(rateCards)
      .where(eq(rateCards.id, id)),
    db
      .select()
      .from(rateRows)
      .where(eq(rateRows.cardId, id))
      .orderBy(asc(rateRows.country), asc(rateRows.goods), asc(rateRows.parcel), asc(rateRows.fromGrams)),
  ]);
  if (!head) return null;
  return {
    ...headOf(head),
    surcharges: readSurcharges(head.surcharges),
    services: readServicePrices(head.services),
    rows: rows.map(({ cardId: _, ...row }) => readStoredRow(row)),
  };
}

/** Adds a card with all its rows, in two statements however many there are. */
export async function saveCard(
  db: StaffDb,
  { rows, ...head }: RateCardFacts,
  contentHash: string,
  now: number,
): Promise<void> {
  await db.insert(rateCards).values({ ...head, contentHash, importedBy: db.scope.personName, createdAt: now });
  const stored = rows.map((row) => ({ cardId: head.id, ...storedRow(row) }));
  await insertMany(db, rateRows, stored);
}

/**
 * Ends the cards of a solution that would hold beyond `lastDay` and began by then: another takes their place. Those of the
 * same first day as the new one stay as they are, its version stands above theirs.
 */
export async function endCardsAfter(db: StaffDb, solutionCode: string, lastDay: string): Promise<string[]> {
  const rows = await db
    .update(rateCards)
    .set({ validTo: lastDay })
    .where(
      and(
        eq(rateCards.solutionCode, solutionCode),
        sql`${rateCards.validFrom} <= ${lastDay}`,
        or(isNull(rateCards.validTo), sql`${rateCards.validTo} > ${lastDay}`),
      ),
    )
    .returning({ id: rateCards.id });
  return rows.map(({ id }) => id);
}

/** Versions of one first day end with the newest at the latest, so that none of them comes back after it. */
export async function capVersions(
  db: StaffDb,
  solutionCode: string,
  validFrom: string,
  lastDay: string,
): Promise<void> {
  await db
    .update(rateCards)
    .set({ validTo: lastDay })
    .where(
      and(
        eq(rateCards.solutionCode, solutionCode),
        eq(rateCards.validFrom, validFrom),
        or(isNull(rateCards.validTo), sql`${rateCards.validTo} > ${lastDay}`),
      ),
    );
}

/** Destinations by how many parcels all sellers of this installation sent there, with this solution first. */
export async function listBusyCountries(db: StaffDb, solutionCode: string, limit: number): Promise<string[]> {
  const parcels = sql`coalesce((${laneHistories.counts} ->> 'parcels')::bigint, 0)`;
  const own = sql`sum(${parcels}) filter (where ${laneHistories.solutionCode} = ${solutionCode})`;
  const rows = await db
    .select({ country: laneHistories.country })
    .from(laneHistories)
    .groupBy(laneHistories.country)
    .orderBy(sql`${own} desc nulls last`, sql`sum(${parcels}) desc`, asc(laneHistories.country))
    .limit(limit);
  return rows.map(({ country }) => country);
}
