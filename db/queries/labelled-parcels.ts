import { and, asc, eq, gt, or, type SQL, sql } from "drizzle-orm";
import type { BagState } from "#lib/dispatch/hand-over-kinds";
import type { LabelledCell, LabelledSearch } from "#lib/dispatch/labelled-search";
import { papers, waybills } from "../schema/dispatch.ts";
import { bagParcels, bags } from "../schema/hand-over.ts";
import { orders } from "../schema/orders.ts";
import { labelPrints } from "../schema/packing.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { termsMatch } from "../search-terms.ts";
import { isSentAgain } from "../sent-again.ts";

/** A parcel that has its label and is not with the carrier yet. */
export type LabelledParcel = {
  readonly waybillId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly trackingNumber: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly shipByAt: number | null;
  readonly bookedAt: number;
  readonly isPrinted: boolean;
  /** The bag that it lies in, where one is packed. */
  readonly bag: { readonly code: string; readonly state: BagState } | null;
};

export type LabelledCursor = { readonly at: number; readonly id: string };

export const labelledPageSize = 200;

/**
 * Booked with a number, in no bag that was handed over, and without any word of the carrier: a parcel that the carrier
 * scanned was given to it, with or without a bag.
 */
function waiting(db: SellerDb): SQL | undefined {
  return and(
    eq(trackingStates.sellerId, db.scope.sellerId),
    eq(trackingStates.stage, "created"),
    eq(waybills.state, "booked"),
    sql`not ${isSentAgain(db)}`,
    sql`${waybills.trackingNumber} is not null`,
    sql`${bags.state} is distinct from 'handed_over'`,
  );
}

const ofParcel = and(eq(waybills.sellerId, trackingStates.sellerId), eq(waybills.id, trackingStates.waybillId));
const ofOrder = and(eq(orders.sellerId, waybills.sellerId), eq(orders.id, waybills.orderId));
const inBag = and(eq(bagParcels.sellerId, waybills.sellerId), eq(bagParcels.waybillId, waybills.id));
const ofBag = and(eq(bags.sellerId, bagParcels.sellerId), eq(bags.id, bagParcels.bagId));
const bookedAt = sql<number>`coalesce(${waybills.bookedAt}, ${waybills.createdAt})`.mapWith(waybills.createdAt);

/** How many parcels are labelled and not handed over, whatever the day, and since when the oldest is. */
export async function countHandOverLane(
  db: SellerDb,
): Promise<{ readonly count: number; readonly oldestAt: number | null }> {
  const [row] = await db
    .select({
      count: sql<number>`count(*)::int`,
      oldestAt: sql<number | null>`min(${bookedAt})`.mapWith(waybills.bookedAt),
    })
    .from(trackingStates)
    .innerJoin(waybills, ofParcel)
    .leftJoin(bagParcels, inBag)
    .leftJoin(bags, ofBag)
    .where(waiting(db));
  return row ?? { count: 0, oldestAt: null };
}

/** A label was printed when it came out with the batch or at the packing table. */
function printed(db: SellerDb): SQL<boolean> {
  return sql<boolean>`(exists (select 1 from ${papers} where ${papers.sellerId} = ${db.scope.sellerId}::uuid
      and ${papers.waybillId} = ${waybills.id} and ${papers.printedAt} is not null)
    or exists (select 1 from ${labelPrints} where ${labelPrints.sellerId} = ${db.scope.sellerId}::uuid
      and ${labelPrints.waybillId} = ${waybills.id}))`;
}

/** `none`, or the state of the bag that the parcel lies in. */
const placeOf = sql<string>`coalesce(${bags.state}::text, 'none')`;

/** How many parcels are alike, of those that the text finds: what the filters are counted from. */
export async function countLabelledCells(db: SellerDb, text: string): Promise<LabelledCell[]> {
  const columns = {
    country: waybills.country,
    solution: waybills.solutionCode,
    store: sql<string>`${orders.storeId}::text`,
    place: placeOf,
    print: sql<string>`case when ${printed(db)} then 'yes' else 'no' end`,
  };
  return db
    .select({ ...columns, count: sql<number>`count(*)::int` })
    .from(trackingStates)
    .innerJoin(waybills, ofParcel)
    .innerJoin(orders, ofOrder)
    .leftJoin(bagParcels, inBag)
    .leftJoin(bags, ofBag)
    .where(and(waiting(db), textMatch(db, text)))
    .groupBy(sql`1`, sql`2`, sql`3`, sql`4`, sql`5`);
}

function textMatch(db: SellerDb, text: string): SQL | undefined {
  return termsMatch(db, "order_terms", "order_id", waybills.orderId, text);
}

function filtered(db: SellerDb, search: LabelledSearch): SQL | undefined {
  return and(
    textMatch(db, search.text),
    search.country ? eq(waybills.country, search.country) : undefined,
    search.solution ? eq(waybills.solutionCode, search.solution) : undefined,
    search.store ? eq(orders.storeId, search.store) : undefined,
    search.place ? sql`${placeOf} = ${search.place}` : undefined,
    search.print ? sql`${printed(db)} = ${search.print === "yes"}` : undefined,
  );
}

/** A page of what a search finds, the oldest first. */
export async function listLabelledParcels(
  db: SellerDb,
  search: LabelledSearch,
): Promise<{ readonly rows: readonly LabelledParcel[]; readonly next: LabelledCursor | null }> {
  const { after } = search;
  const rows = await db
    .select({
      waybillId: waybills.id,
      orderId: waybills.orderId,
      orderNumber: orders.orderNumber,
      trackingNumber: trackingStates.trackingNumber,
      country: waybills.country,
      solutionCode: waybills.solutionCode,
      shipByAt: orders.shipByAt,
      bookedAt,
      isPrinted: printed(db),
      bagCode: bags.code,
      bagState: bags.state,
    })
    .from(trackingStates)
    .innerJoin(waybills, ofParcel)
    .innerJoin(orders, ofOrder)
    .leftJoin(bagParcels, inBag)
    .leftJoin(bags, ofBag)
    .where(and(waiting(db), filtered(db, search), after ? beyond(after) : undefined))
    .orderBy(asc(bookedAt), asc(waybills.id))
    .limit(labelledPageSize + 1);
  const page = rows.slice(0, labelledPageSize).map(({ bagCode, bagState, ...row }) => ({
    ...row,
    bag: bagCode !== null && bagState !== null ? { code: bagCode, state: bagState } : null,
  }));
  const last = page.at(-1);
  const hasMore = rows.length > labelledPageSize && last !== undefined;
  return { rows: page, next: hasMore ? { at: last.bookedAt, id: last.waybillId } : null };
}

function beyond({ at, id }: LabelledCursor): SQL | undefined {
  const given = sql`${new Date(at).toISOString()}::timestamptz`;
  return or(gt(bookedAt, given), and(eq(bookedAt, given), gt(waybills.id, id)));
}
