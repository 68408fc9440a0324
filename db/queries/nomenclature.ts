import { and, asc, desc, eq, gte, isNull, like, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { NationalCode, NationalFacts, NomenclatureOrigin } from "#lib/products/nomenclature/national-code";
import type { NomenclatureState } from "#lib/products/nomenclature/table-preview";
import { insertMany } from "../bulk.ts";
import { nomenclatureCodes, nomenclatureEditions } from "../schema/nomenclature.ts";
import type { JobScope, ScopedDb, SellerScope, StaffDb, StaffScope } from "../scope.ts";
import { textList } from "../text-list.ts";

type ReadingDb = ScopedDb<StaffScope | SellerScope | JobScope>;

const columns = {
  code: nomenclatureCodes.code,
  nameZh: nomenclatureCodes.nameZh,
  nameEn: nomenclatureCodes.nameEn,
  firstUnit: nomenclatureCodes.firstUnit,
  secondUnit: nomenclatureCodes.secondUnit,
  elements: nomenclatureCodes.elements,
  refundBasisPoints: nomenclatureCodes.refundBasisPoints,
  supervision: nomenclatureCodes.supervision,
  origin: nomenclatureCodes.origin,
  confidence: nomenclatureCodes.confidence,
  source: nomenclatureEditions.source,
  validFrom: nomenclatureCodes.validFrom,
  validUntil: nomenclatureCodes.validUntil,
};

function holdsOn(day: string): SQL | undefined {
  return and(
    lte(nomenclatureCodes.validFrom, day),
    or(isNull(nomenclatureCodes.validUntil), gte(nomenclatureCodes.validUntil, day)),
  );
}

/** What staff imported stands above what ALP brings along; once a complete table holds, the seed says nothing more. */
async function readCodes(db: ReadingDb, which: SQL | undefined, day: string): Promise<NationalCode[]> {
  const isComplete = sql<boolean>`exists (select 1 from ${nomenclatureEditions} e
    where e.origin = 'imported' and e.is_complete and e.valid_from <= ${day})`;
  const rows = await db
    .select({ ...columns, isComplete })
    .from(nomenclatureCodes)
    .innerJoin(nomenclatureEditions, eq(nomenclatureEditions.id, nomenclatureCodes.editionId))
    .where(and(which, holdsOn(day)))
    // "imported" stands before "seed", of two rows of one code the later
    .orderBy(asc(nomenclatureCodes.code), asc(nomenclatureCodes.origin), desc(nomenclatureCodes.validFrom));
  const byCode = new Map<string, NationalCode>();
  for (const { isComplete: whole, ...row } of rows) {
    if (byCode.has(row.code) || (whole && row.origin === "seed")) continue;
    byCode.set(row.code, row);
  }
  return [...byCode.values()];
}

/** The rows of some national codes that hold on a day (in China), by code. */
export async function getNationalCodes(
  db: ReadingDb,
  codes: readonly string[],
  day: string,
): Promise<Map<string, NationalCode>> {
  if (codes.length === 0) return new Map();
  const found = await readCodes(db, sql`${nomenclatureCodes.code} in ${textList([...new Set(codes)])}`, day);
  return new Map(found.map((row) => [row.code, row]));
}

/** All national codes under some subheadings (6 digits) or tariff lines (8) that hold on a day, in order. */
export async function listNationalCodes(
  db: ReadingDb,
  prefixes: readonly string[],
  day: string,
): Promise<NationalCode[]> {
  const wanted = [...new Set(prefixes)].filter((prefix) => /^\d{6,8}$/.test(prefix));
  if (wanted.length === 0) return [];
  // a code begins with its prefix: digits, so that a range finds it
  const within = wanted.map((prefix) =>
    and(sql`${nomenclatureCodes.code} >= ${prefix}`, sql`${nomenclatureCodes.code} <= ${`${prefix}9999`}`),
  );
  return readCodes(db, or(...within), day);
}

/** How many rows hold on a day, by where they come from, and since when a complete table has held. */
export async function getNomenclatureState(db: ReadingDb, day: string): Promise<NomenclatureState> {
  const [counts, [complete]] = await Promise.all([
    db
      .select({ origin: nomenclatureCodes.origin, count: sql<number>`count(*)::int` })
      .from(nomenclatureCodes)
      .where(holdsOn(day))
      .groupBy(nomenclatureCodes.origin),
    db
      .select({ since: sql<string | null>`max(${nomenclatureEditions.validFrom})::text` })
      .from(nomenclatureEditions)
      .where(
        and(
          eq(nomenclatureEditions.origin, "imported"),
          eq(nomenclatureEditions.isComplete, true),
          lte(nomenclatureEditions.validFrom, day),
        ),
      ),
  ]);
  const of = (origin: NomenclatureOrigin) => counts.find((one) => one.origin === origin)?.count ?? 0;
  return { imported: of("imported"), seed: of("seed"), completeSince: complete?.since ?? null };
}

export type NomenclatureEdition = typeof nomenclatureEditions.$inferSelect;

/** The tables that were brought in, the latest first. */
export async function listNomenclatureEditions(db: StaffDb, limit: number): Promise<NomenclatureEdition[]> {
  return db
    .select()
    .from(nomenclatureEditions)
    .orderBy(desc(nomenclatureEditions.validFrom), desc(nomenclatureEditions.createdAt))
    .limit(limit);
}

/** A page of the table as it holds on a day: by beginning of the code, or by words of the Chinese name. */
export async function searchNationalCodes(
  db: ReadingDb,
  search: { readonly q: string; readonly after: string; readonly limit: number },
  day: string,
): Promise<NationalCode[]> {
  const digits = search.q.replace(/[\s.]+/g, "");
  const found = /^\d+$/.test(digits)
    ? like(nomenclatureCodes.code, `${digits}%`)
    : search.q === ""
      ? undefined
      : sql`position(lower(${search.q}) in lower(${nomenclatureCodes.nameZh} || ' ' || ${nomenclatureCodes.nameEn})) > 0`;
  const rows = await readCodes(db, and(found, sql`${nomenclatureCodes.code} > ${search.after}`), day);
  return rows.slice(0, search.limit);
}

/** All imported rows that hold on a day; locked against another import until the transaction ends. */
export async function lockImportedCodes(db: StaffDb, day: string): Promise<NationalCode[]> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('nomenclature import'))`);
  return db
    .select(columns)
    .from(nomenclatureCodes)
    .innerJoin(nomenclatureEditions, eq(nomenclatureEditions.id, nomenclatureCodes.editionId))
    .where(and(eq(nomenclatureCodes.origin, "imported"), holdsOn(day)))
    .orderBy(asc(nomenclatureCodes.code), desc(nomenclatureCodes.validFrom));
}

export type NewEdition = Omit<NomenclatureEdition, "origin" | "createdAt">;

/**
 * Brings a table in from its first day: rows of these codes that hold then end the day before, those that began on the same
 * day give way, those that begin later stay and end the new ones. `ended`: codes that hold no longer. Five statements.
 */
export async function saveNomenclature(
  db: StaffDb,
  edition: NewEdition,
  rows: readonly NationalFacts[],
  ended: readonly string[],
  now: number,
): Promise<void> {
  const { validFrom } = edition;
  await db.insert(nomenclatureEditions).values({ ...edition, origin: "imported", createdAt: now });
  const codes = [...rows.map(({ code }) => code), ...ended];
  const touched = and(eq(nomenclatureCodes.origin, "imported"), sql`${nomenclatureCodes.code} in ${textList(codes)}`);
  await db.delete(nomenclatureCodes).where(and(touched, eq(nomenclatureCodes.validFrom, validFrom)));
  await db
    .update(nomenclatureCodes)
    .set({ validUntil: sql`${validFrom}::date - 1` })
    .where(and(touched, lt(nomenclatureCodes.validFrom, validFrom), holdsOn(validFrom)));
  await insertMany(
    db,
    nomenclatureCodes,
    rows.map((row) => ({
      ...row,
      ...{ origin: "imported" as const, editionId: edition.id, validFrom, validUntil: null, confidence: null },
    })),
    { columns: ["code", "origin", "validFrom"], set: "nothing" },
  );
  const later = sql`(select min(l.valid_from) - 1 from nomenclature_codes l where l.origin = 'imported'
    and l.code = ${nomenclatureCodes.code} and l.valid_from > ${validFrom}::date)`;
  await db.update(nomenclatureCodes).set({ validUntil: later }).where(eq(nomenclatureCodes.editionId, edition.id));
}
