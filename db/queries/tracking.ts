import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { type Facet, type FacetChoice, facets, type ParcelCounts, parcelCounts } from "#lib/tracking/counts";
import { readTrace } from "#lib/tracking/read-trace";
import type { TrackingSearch } from "#lib/tracking/search";
import { worstTrouble } from "#lib/tracking/severity";
import type { ExceptionKind, Stage } from "#lib/tracking/stages";
import type { Trace } from "#lib/tracking/trace";
import { waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import { trackingEvents, trackingStates, trackingTraces } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { textList } from "../text-list.ts";
import {
  facetFilters,
  facetValues,
  incidentFilter,
  type ListBasis,
  listFilter,
  otherFilters,
} from "./parcel-filters.ts";

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
  basis: ListBasis,
  limit = parcelsPerPage,
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
    .where(and(listFilter(db, search, basis), afterCursor(search)))
    .orderBy(way(trackingStates.updatedAt), way(trackingStates.waybillId))
    .limit(limit + 1);
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

/**
 * Exact counts: `total` of what the filters show; every facet under all filters but itself, so that each number says what a
 * click would show. One pass over the seller's narrow rows; what two filters hold back is in no count and leaves it at once.
 */
export async function countParcels(db: SellerDb, search: TrackingSearch, basis: ListBasis): Promise<ParcelCounts> {
  const on = facetFilters(search, basis.now);
  const values = facetValues(basis.now);
  const name = (facet: Facet) => sql.identifier(facet);
  const missed = on.map(([facet, filter]) => sql`when not (${filter}) then ${facet}`);
  const misses = on.map(([, filter]) => sql`(not (${filter}))::int`);
  const sets = facets.map((facet) => sql`(missed, ${name(facet)})`);
  const rows = await db.execute<{ facet: number; value: string | null; missed: Facet | ""; count: number }>(sql`
    with own as (
      select ${sql.join(
        values.map(([facet, value]) => sql`${value} as ${name(facet)}`),
        sql`, `,
      )}, ${on.length === 0 ? sql`''::text` : sql`case ${sql.join(missed, sql` `)} else '' end`} as missed
      from ${trackingStates}
      where ${and(otherFilters(db, search, basis), incidentFilter(db, search))}
        ${on.length < 2 ? sql`` : sql`and ${sql.join(misses, sql` + `)} < 2`}
    )
    select grouping(${sql.join(facets.map(name), sql`, `)}) as facet, missed,
      coalesce(${sql.join(facets.map(name), sql`, `)}) as value, count(*)::int as count
    from own group by grouping sets (${sql.join(sets, sql`, `)})`);
  // of the facets' bits the one that is off names the set
  const bits = new Map(
    facets.map((facet, place) => [2 ** facets.length - 1 - 2 ** (facets.length - 1 - place), facet]),
  );
  return parcelCounts(
    Array.from(rows, (row) => ({ ...row, facet: bits.get(row.facet) ?? "stage", value: row.value ?? "" })),
  );
}

export type IncidentChoices = Readonly<Record<"incidents" | "severities" | "owner", readonly FacetChoice[]>>;

/**
 * Parcels with unsettled incidents by kind, severity and owner, each under all other filters; the owner "" is nobody. A
 * parcel with two kinds is found under both.
 */
export async function countParcelIncidents(
  db: SellerDb,
  search: TrackingSearch,
  basis: ListBasis,
): Promise<IncidentChoices> {
  const { incidents: kinds, severities, owner } = search;
  const kind = kinds.length === 0 ? sql`true` : sql`i.kind in ${textList(kinds)}`;
  const severity = severities.length === 0 ? sql`true` : sql`i.severity in ${textList(severities)}`;
  const owned =
    owner === null ? sql`true` : owner === "nobody" ? sql`i.owner_id is null` : sql`i.owner_id = ${owner}::uuid`;
  const parcels = listFilter(db, { ...search, incidents: [], severities: [], owner: null }, basis);
  const of = (column: SQL, others: SQL) => sql`select ${column} as value, count(distinct i.waybill_id)::int as count
    from incidents i join ${trackingStates} on ${trackingStates.sellerId} = i.seller_id and ${trackingStates.waybillId} = i.waybill_id
    where i.seller_id = ${db.scope.sellerId}::uuid and i.closed_at is null and ${others} and ${parcels}
    group by 1 order by 2 desc, 1`;
  const read = async (query: SQL) =>
    Array.from(await db.execute<{ value: string | null; count: number }>(query), ({ value, count }) => ({
      value: value ?? "",
      count,
    }));
  const [byKind, bySeverity, byOwner] = await Promise.all([
    read(of(sql`i.kind`, sql`${severity} and ${owned}`)),
    read(of(sql`i.severity`, sql`${kind} and ${owned}`)),
    read(of(sql`i.owner_id::text`, sql`${kind} and ${severity}`)),
  ]);
  return { incidents: byKind, severities: bySeverity, owner: byOwner };
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
