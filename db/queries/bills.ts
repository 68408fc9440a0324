import { and, asc, desc, eq, gt, gte, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { type CargoKind, isCargoKind } from "#lib/carriers/cargo-kinds";
import type { ComparedLine } from "#lib/dispatch/bill-line";
import { type BillLinesSearch, type BillsSearch, billLinePageSize, billPageSize } from "#lib/dispatch/bill-search";
import { type BillVerdict, billVerdicts } from "#lib/dispatch/bill-verdicts";
import { readBookedPrice } from "#lib/dispatch/booked-price-schema";
import type { BilledParcel, BillSums } from "#lib/dispatch/compare-bill";
import type { BilledLine } from "#lib/dispatch/parcel-price";
import type { PricedParcel } from "#lib/dispatch/price-at-weight";
import { type Currency, isCurrency } from "#lib/kit/money";
import { insertMany } from "../bulk.ts";
import { billLines, carrierBills } from "../schema/bills.ts";
import type { SellerDb } from "../scope.ts";

/** A booked parcel as a bill's number finds it, with what its price at another weight is worked out from. */
export type FoundParcel = BilledParcel & {
  readonly number: string;
  readonly carrierCode: string;
  readonly pricing: PricedParcel;
};

type FoundRow = {
  readonly number: string;
  readonly id: string;
  readonly country: string;
  readonly solution_code: string;
  readonly carrier_code: string;
  readonly state: string;
  readonly quote: unknown;
  readonly sides: readonly (number | null)[];
  readonly postal_code: string;
  readonly created_on: string;
  readonly kinds: readonly (string | null)[] | null;
  readonly is_billed: boolean;
};

/**
 * Parcels by their 运单号 or 物流订单号, as many as are asked for with one statement. Of two waybills under one number the
 * live one comes first.
 */
export async function findBilledParcels(db: SellerDb, numbers: readonly string[]): Promise<FoundParcel[]> {
  if (numbers.length === 0) return [];
  const { sellerId } = db.scope;
  const rows = await db.execute<FoundRow>(sql`
    with asked as materialized (
      select distinct number collate "C" as number from jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb) as a(number)
    ), found as (
      select a.number, w.id from asked a
        join waybills w on w.seller_id = ${sellerId}::uuid and w.tracking_number = a.number
      union select a.number, w.id from asked a
        join waybills w on w.seller_id = ${sellerId}::uuid and w.lp_number = a.number
    )
    select f.number, w.id, w.country, w.solution_code, w.carrier_code, w.state, o.postal_code,
      to_char(w.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as created_on,
      jsonb_build_object('status', p.quote->'status', 'usdMinor', p.quote->'usdMinor', 'cardId', p.quote->'cardId',
        'currency', p.quote->'currency', 'totalMinor', p.quote->'totalMinor', 'pricedOn', coalesce(p.quote->>'pricedOn', ''),
        'chargeableGrams', p.quote->'chargeableGrams') as quote,
      jsonb_build_array(p.length_mm, p.width_mm, p.height_mm) as sides,
      (select jsonb_agg(distinct pr.cargo_kind) from order_lines l
        join products pr on pr.seller_id = l.seller_id and pr.id = l.product_id
        where l.seller_id = ${sellerId}::uuid and l.order_id = w.order_id and not l.is_warehouse_shipped) as kinds,
      exists (select 1 from bill_lines b where b.seller_id = ${sellerId}::uuid and b.waybill_id = w.id
        and b.verdict <> 'billed_again') as is_billed
    from found f
    join waybills w on w.seller_id = ${sellerId}::uuid and w.id = f.id
    join parcels p on p.seller_id = w.seller_id and p.id = w.parcel_id
    join orders o on o.seller_id = w.seller_id and o.id = w.order_id
    order by f.number, (w.state in ('cancelled', 'failed')), w.created_at desc`);
  return Array.from(rows, foundParcel);
}

function foundParcel(row: FoundRow): FoundParcel {
  const price = readBookedPrice(row.quote);
  const [length = null, width = null, height = null] = row.sides;
  const kinds = (row.kinds ?? []).filter((kind): kind is CargoKind => kind !== null && isCargoKind(kind));
  return {
    number: row.number,
    waybillId: row.id,
    country: row.country,
    solutionCode: row.solution_code,
    carrierCode: row.carrier_code,
    price,
    isCancelled: row.state === "cancelled",
    isBilled: row.is_billed,
    pricing: {
      country: row.country,
      postalCode: row.postal_code,
      sizeMm: length !== null && width !== null && height !== null ? [length, width, height] : null,
      cargoKinds: kinds.length > 0 ? kinds : ["general"],
      chargeableGrams: price?.chargeableGrams ?? 0,
      pricedOn: price?.pricedOn || row.created_on,
    },
  };
}

const columns = {
  id: carrierBills.id,
  carrierCode: carrierBills.carrierCode,
  fileName: carrierBills.fileName,
  currency: carrierBills.currency,
  lines: carrierBills.lineCount,
  billedMinor: carrierBills.billedMinor,
  comparedMinor: carrierBills.comparedMinor,
  expectedMinor: carrierBills.expectedMinor,
  differenceMinor: carrierBills.differenceMinor,
  verdicts: carrierBills.verdicts,
  importedBy: carrierBills.importedBy,
  importedAt: carrierBills.importedAt,
};

export type BillRow = BillSums & {
  readonly id: string;
  readonly carrierCode: string;
  readonly fileName: string;
  readonly currency: Currency;
  readonly importedBy: string;
  readonly importedAt: number;
};

type RawBill = Omit<BillRow, "currency" | "verdicts"> & { readonly currency: string; readonly verdicts: unknown };

function billOf({ currency, verdicts, ...row }: RawBill): BillRow {
  if (!isCurrency(currency)) throw new Error(`a bill of an unknown currency ${currency}`);
  const stored = (verdicts ?? {}) as Partial<Record<BillVerdict, number>>;
  const counts = Object.fromEntries(billVerdicts.map((verdict) => [verdict, stored[verdict] ?? 0]));
  return { ...row, currency, verdicts: counts as Record<BillVerdict, number> };
}

function own(db: SellerDb): SQL {
  return eq(carrierBills.sellerId, db.scope.sellerId);
}

/** The bill that was made from a file with this hash; null: it is a new one. */
export async function findBillByHash(db: SellerDb, fileHash: string): Promise<BillRow | null> {
  const [row] = await db
    .select(columns)
    .from(carrierBills)
    .where(and(own(db), eq(carrierBills.fileHash, fileHash)));
  return row ? billOf(row) : null;
}

export type NewBill = Omit<BillRow, "importedAt"> & { readonly fileHash: string };

/** Writes a bill with all of its lines: two statements, however many lines. */
export async function saveBill(
  db: SellerDb,
  { lines: lineCount, ...bill }: NewBill,
  lines: readonly ComparedLine[],
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  await db.insert(carrierBills).values({ ...bill, lineCount, sellerId, importedAt: now });
  await insertMany(
    db,
    billLines,
    lines.map(({ day, ...line }) => ({ ...line, billedOn: day, sellerId, billId: bill.id })),
  );
}

/** A page of the seller's bills, the latest first. */
export async function listBills(
  db: SellerDb,
  { after }: Pick<BillsSearch, "after">,
): Promise<{ readonly rows: readonly BillRow[]; readonly hasMore: boolean }> {
  const beyond = after
    ? or(
        lt(carrierBills.importedAt, after.at),
        and(eq(carrierBills.importedAt, after.at), lt(carrierBills.id, after.id)),
      )
    : undefined;
  const rows = await db
    .select(columns)
    .from(carrierBills)
    .where(and(own(db), beyond))
    .orderBy(desc(carrierBills.importedAt), desc(carrierBills.id))
    .limit(billPageSize + 1);
  return { rows: rows.slice(0, billPageSize).map(billOf), hasMore: rows.length > billPageSize };
}

/** How many bills the seller has, exactly. */
export async function countBills(db: SellerDb): Promise<number> {
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(carrierBills).where(own(db));
  return row?.count ?? 0;
}

/** One bill; null for another seller's. */
export async function getBill(db: SellerDb, id: string): Promise<BillRow | null> {
  const [row] = await db
    .select(columns)
    .from(carrierBills)
    .where(and(own(db), eq(carrierBills.id, id)));
  return row ? billOf(row) : null;
}

const lineColumns = {
  rowNumber: billLines.rowNumber,
  trackingNumber: billLines.trackingNumber,
  billedMinor: billLines.billedMinor,
  currency: billLines.currency,
  billedGrams: billLines.billedGrams,
  day: billLines.billedOn,
  waybillId: billLines.waybillId,
  country: billLines.country,
  solutionCode: billLines.solutionCode,
  bookedGrams: billLines.bookedGrams,
  verdict: billLines.verdict,
  expectedMinor: billLines.expectedMinor,
  differenceMinor: billLines.differenceMinor,
  cause: billLines.cause,
  explainedMinor: billLines.explainedMinor,
};

function lineOf({ currency, ...row }: Omit<ComparedLine, "currency"> & { readonly currency: string }): ComparedLine {
  if (!isCurrency(currency)) throw new Error(`a bill's line of an unknown currency ${currency}`);
  return { ...row, currency };
}

/** A page of a bill's lines in the order of its sheet, all or of one verdict. */
export async function listBillLines(
  db: SellerDb,
  billId: string,
  { verdict, after }: BillLinesSearch,
  limit: number = billLinePageSize,
): Promise<{ readonly rows: readonly ComparedLine[]; readonly hasMore: boolean }> {
  const rows = await db
    .select(lineColumns)
    .from(billLines)
    .where(
      and(
        eq(billLines.sellerId, db.scope.sellerId),
        eq(billLines.billId, billId),
        verdict ? eq(billLines.verdict, verdict) : undefined,
        gt(billLines.rowNumber, after),
      ),
    )
    .orderBy(asc(billLines.rowNumber))
    .limit(limit + 1);
  return { rows: rows.slice(0, limit).map(lineOf), hasMore: rows.length > limit };
}

/** Every line of a bill that was not billed as booked, for the carrier: differences, and numbers that ALP does not know. */
export async function listBillDifferences(db: SellerDb, billId: string): Promise<ComparedLine[]> {
  const rows = await db
    .select(lineColumns)
    .from(billLines)
    .where(
      and(
        eq(billLines.sellerId, db.scope.sellerId),
        eq(billLines.billId, billId),
        ne(billLines.verdict, "equal"),
        ne(billLines.verdict, "within_tolerance"),
      ),
    )
    .orderBy(asc(billLines.rowNumber));
  return rows.map(lineOf);
}

/** What carriers billed for a parcel, bill by bill; none where no bill names it. */
export async function listBilledLines(db: SellerDb, waybillId: string): Promise<BilledLine[]> {
  const rows = await db
    .select({ ...lineColumns, billId: billLines.billId, fileName: carrierBills.fileName })
    .from(billLines)
    .innerJoin(carrierBills, and(eq(carrierBills.sellerId, billLines.sellerId), eq(carrierBills.id, billLines.billId)))
    .where(and(eq(billLines.sellerId, db.scope.sellerId), eq(billLines.waybillId, waybillId)))
    .orderBy(asc(carrierBills.importedAt), asc(billLines.rowNumber));
  return rows.map(({ billId, fileName, ...line }) => ({ ...lineOf(line), billId, fileName }));
}

/** What was billed beside what was booked in one month, of one solution, on one lane. */
export type BillReportRow = {
  /** YYYY-MM of the import, in China. */
  readonly month: string;
  readonly currency: Currency;
  readonly solutionCode: string;
  readonly country: string;
  readonly parcels: number;
  readonly asBooked: number;
  readonly expectedMinor: number;
  readonly differenceMinor: number;
};

/** Differences over time, by solution and lane, of bills that were imported since an instant. */
export async function sumBillDifferences(db: SellerDb, since: number): Promise<BillReportRow[]> {
  const { sellerId } = db.scope;
  const month = sql<string>`to_char(${carrierBills.importedAt} at time zone 'Asia/Shanghai', 'YYYY-MM')`;
  const rows = await db
    .select({
      month,
      currency: carrierBills.currency,
      solutionCode: sql<string>`${billLines.solutionCode}`,
      country: sql<string>`${billLines.country}`,
      parcels: sql<number>`count(*)::int`,
      asBooked: sql<number>`(count(*) filter (where ${billLines.verdict} in ('equal', 'within_tolerance')))::int`,
      expectedMinor: sql<number>`sum(${billLines.expectedMinor})::float8`,
      differenceMinor: sql<number>`sum(${billLines.differenceMinor})::float8`,
    })
    .from(carrierBills)
    .innerJoin(billLines, and(eq(billLines.sellerId, carrierBills.sellerId), eq(billLines.billId, carrierBills.id)))
    .where(
      and(
        eq(carrierBills.sellerId, sellerId),
        gte(carrierBills.importedAt, since),
        sql`${billLines.differenceMinor} is not null`,
      ),
    )
    .groupBy(month, carrierBills.currency, billLines.solutionCode, billLines.country)
    .orderBy(desc(month), asc(billLines.solutionCode), asc(billLines.country));
  return rows.flatMap(({ currency, ...row }) => (isCurrency(currency) ? [{ ...row, currency }] : []));
}
