import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { WaybillState } from "#lib/dispatch/states";
import type { WaybillSearch } from "#lib/dispatch/waybill-search";
import { numberRange } from "../number-range.ts";
import { papers, waybills } from "../schema/dispatch.ts";
import { orders, orderTerms } from "../schema/orders.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { countLabelPrints } from "./label-prints.ts";
import { heldByPause } from "./waybills.ts";

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
  /** Since when it is unclear whether the carrier has it; null: it is not. */
  readonly unclearSince: number | null;
  /** What the carrier's refusal named, as in `refusalFields`. */
  readonly failureFields: readonly string[];
  readonly carrierCode: string;
  readonly batchId: string;
  /** Its batch is paused and nothing of it was sent. */
  readonly isHeld: boolean;
  readonly createdAt: number;
  /** The order left 等待您发货 after it was planned: cancelling is offered. */
  readonly isOrderGone: boolean;
  /** Its order waits for a new plan: it can be repaired and dispatched again. */
  readonly isOrderWaiting: boolean;
  /** The carrier has the parcel: it refuses to cancel. */
  readonly isMoving: boolean;
  /** How often its label was printed. */
  readonly printCount: number;
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
      unclearSince: waybills.unclearSince,
      failureFields: waybills.failureFields,
      carrierCode: waybills.carrierCode,
      batchId: waybills.batchId,
      isHeld: heldByPause,
      createdAt: waybills.createdAt,
      isOrderGone: sql<boolean>`coalesce(${orders.holdReason} = 'left_waiting', false)`,
      isOrderWaiting: sql<boolean>`${orders.state} = 'waiting'`,
      isMoving: sql<boolean>`coalesce(${trackingStates.stage} not in ('created', 'unknown', 'closed'), false)`,
      isPrinted: isPrinted(db),
    })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, waybills.sellerId), eq(orders.id, waybills.orderId)))
    .leftJoin(
      trackingStates,
      and(eq(trackingStates.sellerId, waybills.sellerId), eq(trackingStates.waybillId, waybills.id)),
    )
    .where(and(...filters(db, search), afterCursor(db, search)))
    .orderBy(desc(waybills.createdAt), desc(waybills.id))
    .limit(waybillsPerPage + 1);
  const page = rows.slice(0, waybillsPerPage);
  const prints = await countLabelPrints(
    db,
    page.map(({ id }) => id),
  );
  const withPrints = page.map(({ isPrinted: isKnown, ...row }) => ({
    ...{ ...row, printCount: prints.get(row.id) ?? (isKnown ? 1 : 0) },
  }));
  return { rows: withPrints, hasMore: rows.length > waybillsPerPage };
}

function isPrinted(db: SellerDb): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${papers} where ${papers.sellerId} = ${db.scope.sellerId}::uuid
    and ${papers.waybillId} = ${waybills.id} and ${papers.printedAt} is not null)`;
}

export type WaybillCounts = {
  readonly total: number;
  readonly byState: Readonly<Partial<Record<WaybillState, number>>>;
  readonly countries: readonly string[];
  readonly carriers: readonly string[];
  /** Codes that occur, the most frequent first. */
  readonly failures: readonly { readonly code: string; readonly count: number }[];
};

type Group = {
  readonly state: WaybillState;
  readonly country: string;
  readonly carrierCode: string;
  readonly failureCode: string | null;
  readonly count: number;
};

/** Exact counts by state and by failure, each under all other filters, and what occurs; one pass over an index. */
export async function countWaybills(db: SellerDb, search: WaybillSearch): Promise<WaybillCounts> {
  const { states, countries, carriers, failures } = search;
  const groups: Group[] = await db
    .select({
      state: waybills.state,
      country: waybills.country,
      carrierCode: waybills.carrierCode,
      failureCode: waybills.failureCode,
      count: sql<number>`count(*)::int`,
    })
    .from(waybills)
    .where(and(...filters(db, { ...search, states: [], countries: [], carriers: [], failures: [] })))
    .groupBy(waybills.state, waybills.country, waybills.carrierCode, waybills.failureCode);
  const among = groups.filter(
    ({ country, carrierCode }) =>
      (countries.length === 0 || countries.includes(country)) &&
      (carriers.length === 0 || carriers.includes(carrierCode)),
  );
  const isState = ({ state }: Group) => states.length === 0 || states.includes(state);
  const isFailure = ({ failureCode }: Group) => failures.length === 0 || failures.includes(failureCode ?? "");
  const byFailure = countBy(among.filter(isState), ({ failureCode }) => failureCode ?? "");
  byFailure.delete("");
  return {
    total: among.filter((group) => isState(group) && isFailure(group)).reduce((sum, { count }) => sum + count, 0),
    byState: Object.fromEntries(countBy(among.filter(isFailure), ({ state }) => state)),
    countries: [...new Set(groups.map(({ country }) => country))].sort(),
    carriers: [...new Set(groups.map(({ carrierCode }) => carrierCode))].sort(),
    failures: [...byFailure]
      .map(([code, count]) => ({ code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  };
}

function countBy<Key>(groups: readonly Group[], keyOf: (group: Group) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const group of groups) counts.set(keyOf(group), (counts.get(keyOf(group)) ?? 0) + group.count);
  return counts;
}

function filters(db: SellerDb, search: WaybillSearch): (SQL | undefined)[] {
  const { sellerId } = db.scope;
  const { states, countries, carriers, failures, batch, text } = search;
  return [
    eq(waybills.sellerId, sellerId),
    states.length > 0 ? inArray(waybills.state, [...states]) : undefined,
    countries.length > 0 ? inArray(waybills.country, [...countries]) : undefined,
    carriers.length > 0 ? inArray(waybills.carrierCode, [...carriers]) : undefined,
    failures.length > 0 ? inArray(waybills.failureCode, [...failures]) : undefined,
    batch === null ? undefined : eq(waybills.batchId, batch),
    text === "" ? undefined : textFilter(db, text),
  ];
}

/** One index each: joined by OR they would be read row by row. */
function textFilter(db: SellerDb, text: string): SQL {
  const { sellerId } = db.scope;
  const typed = text.replace(/\s+/g, "").toLowerCase();
  const ofSeller = sql`seller_id = ${sellerId}::uuid`;
  const byOrder = sql`select order_id from ${orderTerms} where ${ofSeller}
    and ${orderTerms.term} >= ${typed} and ${orderTerms.term} < ${`${typed}\u{10ffff}`}`;
  return sql`${waybills.id} in (
    select id from ${waybills} where ${ofSeller} and ${numberRange(waybills.lpNumber, text)}
    union all select id from ${waybills} where ${ofSeller} and ${numberRange(waybills.trackingNumber, text)}
    union all select id from ${waybills} where ${ofSeller} and order_id in (${byOrder}))`;
}

/** Compared with the row itself: the database's clock is finer than a cursor in milliseconds would be. */
function afterCursor(db: SellerDb, { after }: WaybillSearch): SQL | undefined {
  if (after === null) return undefined;
  const { sellerId } = db.scope;
  const last = sql`select w.created_at, w.id from waybills w where w.seller_id = ${sellerId}::uuid and w.id = ${after}::uuid`;
  return sql`(${waybills.createdAt}, ${waybills.id}) < (${last})`;
}
