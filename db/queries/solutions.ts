import { asc, eq, sql } from "drizzle-orm";
import { readSolution } from "#lib/carriers/solution-schema";
import type { Solution } from "#lib/carriers/solutions";
import { isCurrency } from "#lib/kit/money";
import type { SolutionLine } from "#lib/routing/solution-line";
import { solutions } from "../schema/solutions.ts";
import type { StaffDb } from "../scope.ts";

/** What every solution declares, also those no longer offered, in the order of the lists. */
export async function listOffers(db: StaffDb): Promise<Solution[]> {
  const rows = await db
    .select({ offer: solutions.offer })
    .from(solutions)
    .orderBy(asc(solutions.position), asc(solutions.code));
  return rows.map((row) => readSolution(row.offer));
}

type LineRow = {
  readonly offer: unknown;
  readonly retired_at: string | null;
  readonly carrier_zh: string | null;
  readonly carrier_en: string | null;
  readonly card_id: string | null;
  readonly currency: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly next_from: string | null;
  readonly priced: number | null;
  readonly partly: number | null;
  readonly elsewhere: boolean | null;
};

/**
 * Every solution with the card that holds on a day: how many destinations it prices as a whole (`priced`) or in part, and
 * whether it has a price for all others; and the first day of the next card. One statement.
 */
export async function listSolutionLines(db: StaffDb, today: string): Promise<SolutionLine[]> {
  const rows = await db.execute<LineRow>(sql`
    with current as (
      select distinct on (solution_code) solution_code, id, currency, valid_from, valid_to from rate_cards
        where valid_from <= ${today} and (valid_to is null or valid_to >= ${today})
        order by solution_code, valid_from desc, version desc),
    bands as (
      select card_id, country, bool_and(status = 'confirmed') as whole from rate_rows
        where card_id in (select id from current) group by card_id, country),
    counted as (
      select card_id, count(*) filter (where whole and country <> '*')::int as priced,
          count(*) filter (where not whole and country <> '*')::int as partly, bool_or(country = '*') as elsewhere
        from bands group by card_id),
    upcoming as (
      select solution_code, min(valid_from) as next_from from rate_cards where valid_from > ${today} group by solution_code)
    select s.offer, s.retired_at::text, a.name_zh as carrier_zh, a.name_en as carrier_en, c.id as card_id, c.currency,
        c.valid_from::text, c.valid_to::text, u.next_from::text, n.priced, n.partly, n.elsewhere
      from solutions s
      left join carriers a on a.code = s.carrier_code
      left join current c on c.solution_code = s.code
      left join counted n on n.card_id = c.id
      left join upcoming u on u.solution_code = s.code
      order by s.position, s.code`);
  return rows.map((row) => {
    const {
      code,
      nameZh,
      nameEn,
      class: serviceClass,
      family,
      carrierCode,
      destinations,
      doubts,
    } = readSolution(row.offer);
    return {
      ...{ code, nameZh, nameEn, class: serviceClass, family, doubts: doubts.length },
      carrier: { zh: row.carrier_zh ?? carrierCode, en: row.carrier_en ?? carrierCode },
      destinations: typeof destinations === "string" ? destinations : destinations.length,
      isRetired: row.retired_at !== null,
      card: cardOf(row),
      nextFrom: row.next_from,
    };
  });
}

function cardOf(row: LineRow): SolutionLine["card"] {
  const { card_id: id, currency, valid_from: validFrom, valid_to: validTo, priced, partly, elsewhere } = row;
  if (id === null || currency === null || validFrom === null) return null;
  if (!isCurrency(currency)) throw new Error(`${id}: unknown currency ${currency}`);
  return { id, currency, validFrom, validTo, priced: priced ?? 0, partly: partly ?? 0, elsewhere: elsewhere ?? false };
}

export type SolutionRow = {
  readonly offer: Solution;
  readonly version: number;
  /** Empty while only the shipped list has written it. */
  readonly editedBy: string;
  readonly retiredAt: number | null;
  readonly updatedAt: number;
};

const columns = {
  offer: solutions.offer,
  version: solutions.version,
  editedBy: solutions.editedBy,
  retiredAt: solutions.retiredAt,
  updatedAt: solutions.updatedAt,
};

function asRow(row: Omit<SolutionRow, "offer"> & { readonly offer: unknown }): SolutionRow {
  return { ...row, offer: readSolution(row.offer) };
}

export async function getSolution(db: StaffDb, code: string): Promise<SolutionRow | null> {
  const [row] = await db.select(columns).from(solutions).where(eq(solutions.code, code));
  return row ? asRow(row) : null;
}

/** The same, locked: its declaration and its cards change one at a time. */
export async function lockSolution(db: StaffDb, code: string): Promise<SolutionRow | null> {
  const [row] = await db.select(columns).from(solutions).where(eq(solutions.code, code)).for("update");
  return row ? asRow(row) : null;
}

/** Adds a solution behind all others; false when its code is taken. */
export async function saveNewSolution(db: StaffDb, offer: Solution, now: number): Promise<boolean> {
  const rows = await db
    .insert(solutions)
    .values({
      ...{ code: offer.code, carrierCode: offer.carrierCode, offer, editedBy: db.scope.personName, updatedAt: now },
      position: sql`(select coalesce(max(position), 0) + 1 from solutions)`,
    })
    .onConflictDoNothing()
    .returning({ code: solutions.code });
  return rows.length === 1;
}

/** Writes the declaration of a solution that the transaction has locked. */
export async function saveOffer(db: StaffDb, offer: Solution, now: number): Promise<void> {
  const { code, carrierCode } = offer;
  const set = { carrierCode, offer, editedBy: db.scope.personName, updatedAt: now };
  await db
    .update(solutions)
    .set({ ...set, version: sql`${solutions.version} + 1` })
    .where(eq(solutions.code, code));
}

/** Takes a solution out of what is offered, or brings it back with null. The transaction has locked it. */
export async function saveRetirement(db: StaffDb, code: string, retiredAt: number | null, now: number): Promise<void> {
  await db
    .update(solutions)
    .set({ retiredAt, editedBy: db.scope.personName, version: sql`${solutions.version} + 1`, updatedAt: now })
    .where(eq(solutions.code, code));
}
