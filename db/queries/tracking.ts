import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import {
  countFacets,
  countIncidentChoices,
  type IncidentChoices,
  pageOfParcels,
  type TextPlaces,
  type TroubledParcels,
  troubledParcels,
} from "#lib/tracking/counted-parcels";
import type { ParcelCounts } from "#lib/tracking/counts";
import type { FigureBasis } from "#lib/tracking/judged-parcels";
import type { ParcelColumns } from "#lib/tracking/parcel-columns";
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
import { uuidList } from "../text-list.ts";
import { withParcels } from "./parcel-memory.ts";

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
  basis: FigureBasis,
  limit = parcelsPerPage,
): Promise<{ readonly rows: readonly ParcelRow[]; readonly hasMore: boolean }> {
  const ids = await textIds(db, search);
  const page = await withParcels(db, (columns) =>
    pageOfParcels(columns, search, basis, { found: placesOf(columns, ids), limit: limit + 1 }),
  );
  const shown = page.slice(0, limit);
  const rows = await readRows(
    db,
    shown.map(({ waybillId }) => waybillId),
  );
  // of the page's own moment, so that the next page begins where this one ends
  const list = shown.flatMap(({ waybillId, updatedAt }) => {
    const row = rows.get(waybillId);
    return row ? [{ ...row, updatedAt }] : [];
  });
  return { rows: list, hasMore: page.length > limit };
}

async function readRows(db: SellerDb, ids: readonly string[]): Promise<ReadonlyMap<string, ParcelRow>> {
  if (ids.length === 0) return new Map();
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
    .where(and(eq(trackingStates.sellerId, db.scope.sellerId), sql`${trackingStates.waybillId} in ${uuidList(ids)}`));
  return new Map(rows.map((row) => [row.waybillId, row]));
}

/**
 * Exact counts: `total` of what the filters show; every facet under all filters but itself, so that each number says what a
 * click would show.
 */
export async function countParcels(db: SellerDb, search: TrackingSearch, basis: FigureBasis): Promise<ParcelCounts> {
  const ids = await textIds(db, search);
  return withParcels(db, (columns) => countFacets(columns, search, basis, placesOf(columns, ids)));
}

/**
 * Parcels with unsettled incidents by kind, severity and owner, each under all other filters; the owner "" is nobody. A
 * parcel with two kinds is found under both.
 */
export async function countParcelIncidents(
  db: SellerDb,
  search: TrackingSearch,
  basis: FigureBasis,
): Promise<IncidentChoices> {
  const ids = await textIds(db, search);
  return withParcels(db, (columns) => countIncidentChoices(columns, search, basis, placesOf(columns, ids)));
}

/** All parcels that a search shows and that have incidents that it asks for, on no page but at once. */
export async function findTroubledParcels(
  db: SellerDb,
  search: TrackingSearch,
  basis: FigureBasis,
): Promise<TroubledParcels> {
  const ids = await textIds(db, search);
  return withParcels(db, (columns) => troubledParcels(columns, search, basis, placesOf(columns, ids)));
}

/** The parcels of which a number begins so, which alone is not remembered; null: no text is asked for. */
async function textIds(db: SellerDb, { text }: TrackingSearch): Promise<readonly string[] | null> {
  if (text === "") return null;
  const { sellerId } = db.scope;
  const ids = (columns: SQL, table: SQL, where: SQL) =>
    sql`select ${columns} from ${table} where seller_id = ${sellerId}::uuid and ${where}`;
  const states = sql`${trackingStates}`;
  // One index each: joined by OR they would be read row by row.
  const rows = await db.execute<{ waybill_id: string }>(sql`
    ${ids(sql`waybill_id`, states, numberRange(trackingStates.trackingNumber, text))}
    union all ${ids(sql`waybill_id`, states, numberRange(trackingStates.orderNumber, text))}
    union all ${ids(sql`id`, sql`${waybills}`, numberRange(waybills.lpNumber, text))}`);
  return Array.from(rows, (row) => row.waybill_id);
}

function placesOf(columns: ParcelColumns, ids: readonly string[] | null): TextPlaces {
  return ids && new Set(ids.flatMap((id) => columns.placeOf(id) ?? []));
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
