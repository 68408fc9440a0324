import { and, asc, desc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { type ParcelCounts, parcelCounts } from "#lib/tracking/counts";
import { readTrace } from "#lib/tracking/read-trace";
import type { TrackingSearch } from "#lib/tracking/search";
import { worstTrouble } from "#lib/tracking/severity";
import type { ExceptionKind, Stage } from "#lib/tracking/stages";
import type { Trace } from "#lib/tracking/trace";
import { numberRange } from "../number-range.ts";
import { waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import { trackingEvents, trackingStates, trackingTraces } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";

export type ParcelRow = {
  readonly waybillId: string;
  readonly trackingNumber: string;
  readonly orderNumber: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly stage: Stage;
  readonly substage: string;
  readonly exception: ExceptionKind | null;
  readonly lastCode: string;
  readonly lastText: string;
  readonly lastEventAt: number | null;
  readonly updatedAt: number;
};

export const parcelsPerPage = 50;

/** One page of the seller's parcels, and whether more follow. */
export async function listParcels(
  db: SellerDb,
  search: TrackingSearch,
): Promise<{ readonly rows: readonly ParcelRow[]; readonly hasMore: boolean }> {
  const way = search.sort === "newest" ? desc : asc;
  const rows = await db
    .select({
      waybillId: trackingStates.waybillId,
      trackingNumber: trackingStates.trackingNumber,
      orderNumber: trackingStates.orderNumber,
      country: trackingStates.country,
      solutionCode: trackingStates.solutionCode,
      stage: trackingStates.stage,
      substage: trackingStates.substage,
      exception: trackingStates.exception,
      lastCode: trackingTraces.lastCode,
      lastText: trackingTraces.lastText,
      lastEventAt: trackingStates.lastEventAt,
      updatedAt: trackingStates.updatedAt,
    })
    .from(trackingStates)
    .innerJoin(
      trackingTraces,
      and(eq(trackingTraces.sellerId, db.scope.sellerId), eq(trackingTraces.waybillId, trackingStates.waybillId)),
    )
    .where(and(...filters(db, search), afterCursor(search)))
    .orderBy(way(trackingStates.updatedAt), way(trackingStates.waybillId))
    .limit(parcelsPerPage + 1);
  return { rows: rows.slice(0, parcelsPerPage), hasMore: rows.length > parcelsPerPage };
}

/**
 * Exact counts: `total` of what the filters show; stages under all filters but the stage itself, troubles likewise, so that
 * each number says what a click would show. Countries and solutions are those that the seller has. One pass over the
 * seller's narrow rows, grouped by everything that can be filtered.
 */
export async function countParcels(db: SellerDb, search: TrackingSearch): Promise<ParcelCounts> {
  const groups = await db
    .select({
      stage: trackingStates.stage,
      exception: trackingStates.exception,
      country: trackingStates.country,
      solutionCode: trackingStates.solutionCode,
      count: sql<number>`count(*)::int`,
    })
    .from(trackingStates)
    .where(and(ofSeller(db), search.text === "" ? undefined : numberFilter(db, search.text)))
    .groupBy(trackingStates.stage, trackingStates.exception, trackingStates.country, trackingStates.solutionCode);
  return parcelCounts(groups, search);
}

function ofSeller(db: SellerDb): SQL {
  return eq(trackingStates.sellerId, db.scope.sellerId);
}

function filters(db: SellerDb, search: TrackingSearch): (SQL | undefined)[] {
  const { stages, trouble, countries, solutions, text } = search;
  return [
    ofSeller(db),
    stages.length > 0 ? inArray(trackingStates.stage, [...stages]) : undefined,
    troubleFilter(trouble),
    countries.length > 0 ? inArray(trackingStates.country, [...countries]) : undefined,
    solutions.length > 0 ? inArray(trackingStates.solutionCode, [...solutions]) : undefined,
    text === "" ? undefined : numberFilter(db, text),
  ];
}

function troubleFilter(trouble: TrackingSearch["trouble"]): SQL | undefined {
  if (trouble === "any") return isNotNull(trackingStates.exception);
  return trouble.length > 0 ? inArray(trackingStates.exception, [...trouble]) : undefined;
}

/** The beginning of any of a parcel's numbers. */
function numberFilter(db: SellerDb, text: string): SQL {
  const { sellerId } = db.scope;
  const ids = (columns: SQL, table: SQL, where: SQL) =>
    sql`select ${columns} from ${table} where seller_id = ${sellerId}::uuid and ${where}`;
  const states = sql`${trackingStates}`;
  // One index each: joined by OR they would be read row by row.
  return sql`${trackingStates.waybillId} in (
    ${ids(sql`waybill_id`, states, numberRange(trackingStates.trackingNumber, text))}
    union all ${ids(sql`waybill_id`, states, numberRange(trackingStates.orderNumber, text))}
    union all ${ids(sql`id`, sql`${waybills}`, numberRange(waybills.lpNumber, text))})`;
}

function afterCursor({ after, sort }: TrackingSearch): SQL | undefined {
  if (!after) return undefined;
  const row = sql`(${trackingStates.updatedAt}, ${trackingStates.waybillId})`;
  const place = sql`(${new Date(after.at).toISOString()}::timestamptz, ${after.id}::uuid)`;
  return sort === "newest" ? sql`${row} < ${place}` : sql`${row} > ${place}`;
}

export type ParcelDetail = ParcelRow & {
  readonly lpNumber: string | null;
  readonly lastMileNumber: string | null;
  readonly carrierCode: string;
  readonly bookedAt: number | null;
  readonly orderId: string;
  readonly recipientName: string;
  readonly stageSince: number | null;
  readonly trace: Trace;
};

/**
 * One parcel with its numbers and its fold, also one that has left the list; null when the seller has no such parcel.
 */
export async function getParcel(db: SellerDb, waybillId: string): Promise<ParcelDetail | null> {
  const { sellerId } = db.scope;
  const [row] = await db
    .select({
      waybillId: trackingTraces.waybillId,
      trackingNumber: sql<string>`coalesce(${trackingStates.trackingNumber}, ${waybills.trackingNumber}, '')`,
      orderNumber: orders.orderNumber,
      country: waybills.country,
      solutionCode: waybills.solutionCode,
      stage: trackingStates.stage,
      substage: trackingStates.substage,
      lastCode: trackingTraces.lastCode,
      lastText: trackingTraces.lastText,
      updatedAt: trackingTraces.updatedAt,
      trace: trackingTraces.trace,
      lpNumber: waybills.lpNumber,
      lastMileNumber: waybills.lastMileNumber,
      carrierCode: waybills.carrierCode,
      bookedAt: waybills.bookedAt,
      orderId: waybills.orderId,
      recipientName: orders.recipientName,
    })
    .from(trackingTraces)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, trackingTraces.waybillId)))
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .leftJoin(
      trackingStates,
      and(eq(trackingStates.sellerId, sellerId), eq(trackingStates.waybillId, trackingTraces.waybillId)),
    )
    .where(and(eq(trackingTraces.sellerId, sellerId), eq(trackingTraces.waybillId, waybillId)));
  if (!row) return null;
  const folded = readTrace(row.trace);
  const { stage, substage } = row;
  return {
    ...row,
    stage: stage ?? folded.stage,
    substage: substage ?? folded.substage,
    exception: worstTrouble(folded.open),
    stageSince: folded.stageSince,
    lastEventAt: folded.lastAt,
  };
}

export type StoredEvent = {
  readonly id: string;
  readonly source: "push" | "poll";
  readonly vocabulary: string;
  readonly code: string;
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly timeText: string;
  readonly timeZone: string;
  readonly description: string;
  readonly place: string;
  readonly raw: unknown;
};

/** The newest events of a parcel, newest first. */
export async function listTrackingEvents(db: SellerDb, waybillId: string, limit = 300): Promise<StoredEvent[]> {
  return db
    .select({
      id: trackingEvents.eventKey,
      source: trackingEvents.source,
      vocabulary: trackingEvents.vocabulary,
      code: trackingEvents.code,
      occurredAt: trackingEvents.occurredAt,
      receivedAt: trackingEvents.receivedAt,
      timeText: trackingEvents.timeText,
      timeZone: trackingEvents.timeZone,
      description: trackingEvents.description,
      place: trackingEvents.place,
      raw: trackingEvents.raw,
    })
    .from(trackingEvents)
    .where(and(eq(trackingEvents.sellerId, db.scope.sellerId), eq(trackingEvents.waybillId, waybillId)))
    .orderBy(desc(trackingEvents.occurredAt), desc(trackingEvents.eventKey))
    .limit(limit);
}
