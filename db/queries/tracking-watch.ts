import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { WaybillState } from "#lib/dispatch/states";
import type { Instant } from "#lib/kit/time";
import type { DecodedTrace } from "#lib/tracking/event";
import { emptyTrace, type Trace } from "#lib/tracking/trace";
import { waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import { trackingStates, trackingTraces } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type WatchedWaybill = {
  readonly id: string;
  readonly state: WaybillState;
  readonly country: string;
  readonly solutionCode: string;
  readonly carrierCode: string;
  readonly trackingNumber: string | null;
  readonly lastMileNumber: string | null;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly bookedAt: Instant;
  /** Whether news about it were awaited or folded before. */
  readonly isWatched: boolean;
  /** Since when the carrier answers that it knows no such waybill. */
  readonly unknownSince: Instant | null;
};

export type TraceNames = Pick<DecodedTrace, "outOrderId" | "orderCode" | "trackingNumber">;

/**
 * The seller's waybills that messages speak of, in the messages' order: by our own id first, else by the carrier's numbers;
 * null where it has none. One statement for any number of messages.
 */
export async function findWaybillsOfTraces(
  db: SellerDb,
  traces: readonly TraceNames[],
): Promise<(WatchedWaybill | null)[]> {
  const { sellerId } = db.scope;
  const listed = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const ids = listed(traces.map(({ outOrderId: id }) => (id !== null && uuid.test(id) ? id : null)));
  const codes = listed(traces.map(({ orderCode }) => orderCode));
  const numbers = listed(traces.map(({ trackingNumber }) => trackingNumber));
  if (ids.length + codes.length + numbers.length === 0) return traces.map(() => null);
  const found = (column: SQL, values: readonly string[], type: SQL) => sql`select w.id from waybills w
    join jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) as given on ${column} = given.value${type}
    where w.seller_id = ${sellerId}::uuid`;
  const rows = await db
    .select({
      id: waybills.id,
      state: waybills.state,
      country: waybills.country,
      solutionCode: waybills.solutionCode,
      carrierCode: waybills.carrierCode,
      trackingNumber: waybills.trackingNumber,
      lastMileNumber: waybills.lastMileNumber,
      lpNumber: waybills.lpNumber,
      orderId: waybills.orderId,
      orderNumber: orders.orderNumber,
      bookedAt: sql<number>`coalesce(${waybills.bookedAt}, ${waybills.createdAt})`.mapWith(waybills.createdAt),
      isWatched: sql<boolean>`${trackingTraces.waybillId} is not null`,
      unknownSince: trackingStates.unknownSince,
    })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, waybills.sellerId), eq(orders.id, waybills.orderId)))
    .leftJoin(trackingTraces, and(eq(trackingTraces.sellerId, sellerId), eq(trackingTraces.waybillId, waybills.id)))
    .leftJoin(trackingStates, and(eq(trackingStates.sellerId, sellerId), eq(trackingStates.waybillId, waybills.id)))
    .where(
      and(
        eq(waybills.sellerId, sellerId),
        // one index each: joined by OR they would be read row by row
        sql`${waybills.id} in (${found(sql`w.id`, ids, sql`::uuid`)}
          union ${found(sql`w.lp_number`, codes, sql``)} union ${found(sql`w.tracking_number`, numbers, sql``)})`,
      ),
    )
    .prepare("waybills of traces")
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byCode = new Map(rows.map((row) => [row.lpNumber, row]));
  const byNumber = new Map(rows.map((row) => [row.trackingNumber, row]));
  return traces.map(({ outOrderId, orderCode, trackingNumber }) => {
    const named = outOrderId === null ? undefined : byId.get(outOrderId);
    const coded = orderCode === null ? undefined : byCode.get(orderCode);
    const row = named ?? coded ?? (trackingNumber === null ? undefined : byNumber.get(trackingNumber));
    if (!row) return null;
    const { lpNumber: _, ...waybill } = row;
    return waybill;
  });
}

export type WatchStart = {
  readonly waybillId: string;
  /** The number under which it is looked for; empty while the carrier has given none. */
  readonly trackingNumber: string;
  readonly nextPollAt: Instant | null;
};

/**
 * Begins to watch parcels; a second time changes nothing but a number that was missing. What lists filter by is taken from
 * waybill, parcel and order. The waybills are locked in the order of their ids first, as everybody does who settles them:
 * a push that comes before our own books are written waits for them instead of standing in their way.
 */
export async function beginWatching(db: SellerDb, list: readonly WatchStart[], now: Instant): Promise<void> {
  if (list.length === 0) return;
  const { sellerId } = db.scope;
  const starts = list.toSorted((a, b) => (a.waybillId < b.waybillId ? -1 : 1));
  const ids = uuidList(starts.map(({ waybillId }) => waybillId));
  await db
    .select({ id: waybills.id })
    .from(waybills)
    .where(and(eq(waybills.sellerId, sellerId), sql`${waybills.id} in ${ids}`))
    .orderBy(asc(waybills.id))
    .for("key share");
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  await db.execute(sql`insert into tracking_traces (seller_id, waybill_id, trace, updated_at)
    select w.seller_id, w.id, ${JSON.stringify(emptyTrace)}::jsonb, ${at} from waybills w
    where w.seller_id = ${sellerId}::uuid and w.id in ${ids} order by w.id
    on conflict (seller_id, waybill_id) do nothing`);
  await insertStates(db, starts, now);
}

/** Rows of the list for parcels that have none: new ones, and finished ones of which there are news after all. */
async function insertStates(db: SellerDb, starts: readonly WatchStart[], now: Instant): Promise<void> {
  const { sellerId } = db.scope;
  const records = starts.map(({ waybillId, trackingNumber, nextPollAt }) => ({
    ...{ waybill_id: waybillId, tracking_number: trackingNumber },
    next_poll_at: nextPollAt === null ? null : new Date(nextPollAt).toISOString(),
  }));
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  await db.execute(sql`insert into tracking_states as s (seller_id, waybill_id, stage, substage, country, solution_code,
      carrier_code, store_id, template_id, value_minor, currency, tracking_number, order_number, booked_at, next_poll_at,
      updated_at)
    select w.seller_id, w.id, 'created', 'none', w.country, w.solution_code, w.carrier_code, w.store_id, p.template_id,
      o.paid_minor, o.currency, coalesce(nullif(r.tracking_number, ''), w.tracking_number, ''), o.order_number,
      coalesce(w.booked_at, ${at}), r.next_poll_at, ${at}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(waybill_id uuid, tracking_number text, next_poll_at timestamptz)
    join waybills w on w.seller_id = ${sellerId}::uuid and w.id = r.waybill_id
    join parcels p on p.seller_id = w.seller_id and p.id = w.parcel_id
    join orders o on o.seller_id = w.seller_id and o.id = w.order_id
    order by w.id
    on conflict (seller_id, waybill_id) do update set tracking_number = excluded.tracking_number
      where excluded.tracking_number <> '' and s.tracking_number <> excluded.tracking_number`);
}

/** Finished parcels that left the list, back in it. Call it under the lock of their traces. */
export async function watchAgain(db: SellerDb, waybillIds: readonly string[], now: Instant): Promise<void> {
  const starts = waybillIds.map((waybillId) => ({ waybillId, trackingNumber: "", nextPollAt: null }));
  if (starts.length > 0) await insertStates(db, starts, now);
}

/** Locks parcels' traces in the order of their ids: news about one parcel are folded one after the other. */
export async function lockTraces(db: SellerDb, waybillIds: readonly string[]): Promise<ReadonlyMap<string, Trace>> {
  if (waybillIds.length === 0) return new Map();
  const rows = await db
    .select({ waybillId: trackingTraces.waybillId, trace: trackingTraces.trace })
    .from(trackingTraces)
    .where(
      and(eq(trackingTraces.sellerId, db.scope.sellerId), sql`${trackingTraces.waybillId} in ${uuidList(waybillIds)}`),
    )
    .orderBy(asc(trackingTraces.waybillId))
    .for("update")
    .prepare("lock traces")
    .execute();
  return new Map(rows.map(({ waybillId, trace }) => [waybillId, trace]));
}

/** A cancelled parcel is watched no longer, unless its events say that it moved. */
export async function stopWatchingCancelled(db: SellerDb, waybillId: string, now: Instant): Promise<void> {
  const { sellerId } = db.scope;
  await lockTraces(db, [waybillId]);
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  await db.execute(sql`update tracking_states set stage = 'closed', substage = 'cancelled', ended_at = ${at},
      due_at = null, next_poll_at = null, updated_at = ${at}
    where seller_id = ${sellerId}::uuid and waybill_id = ${waybillId}::uuid and stage = 'created'`);
}
