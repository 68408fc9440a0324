import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { WaybillState } from "#lib/dispatch/states";
import type { WaybillSearch } from "#lib/dispatch/waybill-search";
import { numberRange } from "../number-range.ts";
import { waybills } from "../schema/dispatch.ts";
import { orders, orderTerms } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";

export type WaybillListRow = {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly lpNumber: string | null;
  readonly trackingNumber: string | null;
  readonly country: string;
  readonly solutionCode: string;
  readonly state: WaybillState;
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly failureCode: string | null;
  readonly failureText: string;
  readonly createdAt: number;
  /** The order left 等待您发货 after it was planned: cancelling is offered. */
  readonly isOrderGone: boolean;
};

export const waybillsPerPage = 50;

/** One page of the seller's waybills, newest first, rehearsals left out. */
export async function listWaybills(
  db: SellerDb,
  search: WaybillSearch,
): Promise<{ readonly rows: readonly WaybillListRow[]; readonly hasMore: boolean }> {
  const rows = await db
    .select({
      id: waybills.id,
      orderId: waybills.orderId,
      orderNumber: orders.orderNumber,
      lpNumber: waybills.lpNumber,
      trackingNumber: waybills.trackingNumber,
      country: waybills.country,
      solutionCode: waybills.solutionCode,
      state: waybills.state,
      attempts: waybills.attempts,
      nextAttemptAt: waybills.nextAttemptAt,
      failureCode: waybills.failureCode,
      failureText: waybills.failureText,
      createdAt: waybills.createdAt,
      isOrderGone: sql<boolean>`coalesce(${orders.holdReason} = 'left_waiting', false)`,
    })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, waybills.sellerId), eq(orders.id, waybills.orderId)))
    .where(and(...filters(db, search), afterCursor(db, search)))
    .orderBy(desc(waybills.createdAt), desc(waybills.id))
    .limit(waybillsPerPage + 1);
  return { rows: rows.slice(0, waybillsPerPage), hasMore: rows.length > waybillsPerPage };
}

/** Exact counts by state under all other filters, and the countries that occur. */
export async function countWaybills(
  db: SellerDb,
  search: WaybillSearch,
): Promise<{
  readonly total: number;
  readonly byState: Readonly<Partial<Record<WaybillState, number>>>;
  readonly countries: readonly string[];
}> {
  const [rows, countries] = await Promise.all([
    db
      .select({ state: waybills.state, count: sql<string>`count(*)` })
      .from(waybills)
      .where(and(...filters(db, { ...search, states: [] })))
      .groupBy(waybills.state),
    db.selectDistinct({ value: waybills.country }).from(waybills).where(eq(waybills.sellerId, db.scope.sellerId)),
  ]);
  const byState = Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]));
  const shown = rows.filter((row) => search.states.length === 0 || search.states.includes(row.state));
  const total = shown.reduce((sum, row) => sum + Number(row.count), 0);
  return { total, byState, countries: countries.map((row) => row.value).sort() };
}

function filters(db: SellerDb, search: WaybillSearch): (SQL | undefined)[] {
  const { sellerId } = db.scope;
  const { states, countries, text } = search;
  return [
    eq(waybills.sellerId, sellerId),
    eq(waybills.purpose, "live"),
    states.length > 0 ? inArray(waybills.state, [...states]) : undefined,
    countries.length > 0 ? inArray(waybills.country, [...countries]) : undefined,
    text === "" ? undefined : textFilter(db, text),
  ];
}

function textFilter(db: SellerDb, text: string): SQL | undefined {
  const typed = text.replace(/\s+/g, "").toLowerCase();
  const byOrder = db
    .select({ id: orderTerms.orderId })
    .from(orderTerms)
    .where(
      and(
        eq(orderTerms.sellerId, db.scope.sellerId),
        sql`${orderTerms.term} >= ${typed} and ${orderTerms.term} < ${`${typed}\u{10ffff}`}`,
      ),
    );
  return or(
    numberRange(waybills.lpNumber, text),
    numberRange(waybills.trackingNumber, text),
    inArray(waybills.orderId, byOrder),
  );
}

/** Compared with the row itself: the database's clock is finer than a cursor in milliseconds would be. */
function afterCursor(db: SellerDb, { after }: WaybillSearch): SQL | undefined {
  if (after === null) return undefined;
  const { sellerId } = db.scope;
  const last = sql`select w.created_at, w.id from waybills w where w.seller_id = ${sellerId}::uuid and w.id = ${after}::uuid`;
  return sql`(${waybills.createdAt}, ${waybills.id}) < (${last})`;
}
