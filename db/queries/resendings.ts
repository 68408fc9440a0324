import { and, eq, type SQL, sql } from "drizzle-orm";
import { liveWaybillStates, type WaybillState } from "#lib/dispatch/states";
import type { Instant } from "#lib/kit/time";
import type { OrderState } from "#lib/orders/states";
import { isCalledOff, isPlatformStatus } from "#lib/orders/status";
import { readTrace } from "#lib/tracking/read-trace";
import type { SendAgainFacts } from "#lib/tracking/send-again";
import type { SendAgainCause } from "#lib/tracking/send-again-kinds";
import type { LinkedParcel, ResendingLinks } from "#lib/tracking/send-again-offer";
import { insertMany } from "../bulk.ts";
import { shipmentNotices, waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import { resendings } from "../schema/resendings.ts";
import { trackingTraces } from "../schema/tracking.ts";
import type { ScopedDb, SellerDb, SellerScope } from "../scope.ts";
import { isSentAgain } from "../sent-again.ts";
import { uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

/** What decides whether parcels may be sent again, by waybill, with the order that stands for each. */
export async function listSendAgainFacts(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<ReadonlyMap<string, SendAgainFacts & { readonly orderId: string; readonly trackingNumber: string | null }>> {
  if (waybillIds.length === 0) return new Map();
  const { sellerId } = db.scope;
  const live = sql.raw(liveWaybillStates.map((one) => `'${one}'`).join(", "));
  const rows = await db
    .select({
      id: waybills.id,
      orderId: waybills.orderId,
      waybillState: waybills.state,
      trackingNumber: waybills.trackingNumber,
      orderState: orders.state,
      platformStatus: orders.platformStatus,
      isSentAgain: isSentAgain(db),
      hasOther: sql<boolean>`exists (select 1 from waybills o where o.seller_id = ${sellerId}::uuid
        and o.order_id = ${waybills.orderId} and o.id <> ${waybills.id} and o.state in (${live})
        and not exists (select 1 from resendings r where r.seller_id = o.seller_id and r.waybill_id = o.id))`,
      trace: trackingTraces.trace,
    })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .leftJoin(trackingTraces, and(eq(trackingTraces.sellerId, sellerId), eq(trackingTraces.waybillId, waybills.id)))
    .where(and(eq(waybills.sellerId, sellerId), sql`${waybills.id} in ${uuidList(waybillIds)}`));
  return new Map(
    rows.map(({ id, trace, platformStatus, trackingNumber, ...row }) => [
      id,
      {
        ...{ ...row, trackingNumber, hasNumber: trackingNumber !== null },
        platformStatus: isPlatformStatus(platformStatus) ? platformStatus : ("unknown" as const),
        state: trace && readTrace(trace),
      },
    ]),
  );
}

/**
 * Puts the orders of a parcel back on the daily screen, with what travels in it; the caller holds waybill and orders locked.
 * Who was called off meanwhile leaves the parcel. A number that AliExpress was never told is not told any more, so that its
 * order keeps its deadline. Answers the orders that wait now.
 */
export async function saveResending(
  db: ScopedDb<SellerScope>,
  {
    waybillId,
    orderId,
    cause,
  }: { readonly waybillId: string; readonly orderId: string; readonly cause: SendAgainCause },
  now: Instant,
): Promise<readonly string[]> {
  const { sellerId, personName } = db.scope;
  const own = eq(orders.sellerId, sellerId);
  const travelling = await db
    .select({ id: orders.id, state: orders.state, platformStatus: orders.platformStatus })
    .from(orders)
    .where(
      and(
        own,
        sql`(${orders.id} = ${orderId}::uuid or (${orders.mergedInto} = ${orderId}::uuid and ${orders.partOf} is null))`,
      ),
    );
  const isOff = ({ platformStatus: status }: (typeof travelling)[number]) =>
    isPlatformStatus(status) && isCalledOff(status);
  const off = travelling.filter((one) => one.id !== orderId && isOff(one)).map(({ id }) => id);
  const back = travelling.filter(({ id }) => !off.includes(id));
  const ids = back.map(({ id }) => id);
  await db
    .delete(shipmentNotices)
    .where(
      and(
        ...[eq(shipmentNotices.sellerId, sellerId), eq(shipmentNotices.waybillId, waybillId)],
        eq(shipmentNotices.state, "pending"),
      ),
    );
  const told = await db
    .selectDistinct({ id: shipmentNotices.orderId })
    .from(shipmentNotices)
    .where(and(eq(shipmentNotices.sellerId, sellerId), sql`${shipmentNotices.orderId} in ${uuidList(ids)}`));
  const rows = back.map(({ id, state }) => ({
    ...{ sellerId, waybillId, orderId: id, cause, stateBefore: state, askedBy: personName, askedAt: now },
    isClockStopped: told.some((one) => one.id === id),
  }));
  await insertMany(db, resendings, rows);
  await leaveParcel(db, off);
  const waiting = sql`case when ${orders.id} = ${orderId}::uuid then 'waiting' else 'merged' end`;
  await db
    .update(orders)
    .set({
      ...{ state: waiting, failureCode: null, failureText: "" },
      version: sql`${orders.version} + 1`,
      updatedAt: now,
    })
    .where(and(own, sql`${orders.id} in ${uuidList(ids)}`));
  await markForJudging(db, "order", ids);
  return ids;
}

async function leaveParcel(db: SellerDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(orders)
    .set({ mergedInto: null })
    .where(and(eq(orders.sellerId, db.scope.sellerId), sql`${orders.id} in ${uuidList(ids)}`));
}

/** Both ends of the links of waybills; those without any are missing. */
export async function listResendingLinks(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<ReadonlyMap<string, ResendingLinks>> {
  if (waybillIds.length === 0) return new Map();
  const own = (table: string) => sql`${sql.identifier(table)}.seller_id = ${db.scope.sellerId}::uuid`;
  const millis = (column: SQL) => sql`(extract(epoch from ${column}) * 1000)::float8`;
  // the order that stands for a parcel names it: its rows are those of the waybill's own order
  const rows = await db.execute<LinkRow>(sql`
    select w.id, o.id as order_id, o.state as order_state,
      s.asked_by as next_by, ${millis(sql`s.asked_at`)} as next_at, s.cause as next_cause,
      n.id as next_id, n.tracking_number as next_number, n.state as next_state,
      p.asked_by as old_by, ${millis(sql`p.asked_at`)} as old_at, p.cause as old_cause,
      p.id as old_id, p.tracking_number as old_number, p.state as old_state
    from waybills w
    join orders o on ${own("o")} and o.id = w.order_id
    left join resendings s on ${own("s")} and s.waybill_id = w.id and s.order_id = w.order_id
    left join lateral (
      select c.id, c.tracking_number, c.state from waybills c
      where ${own("c")} and s.order_id is not null and c.id <> w.id and c.created_at >= s.asked_at
        and c.order_id = coalesce(o.merged_into, o.id)
        and not exists (select 1 from resendings x where ${own("x")} and x.order_id = s.order_id
          and x.asked_at > s.asked_at and x.asked_at <= c.created_at)
      order by c.created_at desc, c.id limit 1
    ) n on true
    left join lateral (
      select r.asked_by, r.asked_at, r.cause, f.id, f.tracking_number, f.state from resendings r
      join waybills f on ${own("f")} and f.id = r.waybill_id
      where ${own("r")} and r.order_id in (select m.id from orders m
          where ${own("m")} and (m.id = w.order_id or m.merged_into = w.order_id))
        and r.waybill_id <> w.id and r.asked_at <= w.created_at
      order by r.asked_at desc limit 1
    ) p on true
    where ${own("w")} and w.id in ${uuidList(waybillIds)} and (s.order_id is not null or p.id is not null)`);
  return new Map(Array.from(rows, (row) => [row.id, linksOf(row)]));
}

type End<Side extends "next" | "old"> = {
  readonly [Key in `${Side}_by` | `${Side}_id` | `${Side}_number`]: string | null;
} & { readonly [Key in `${Side}_at`]: number | null } & { readonly [Key in `${Side}_cause`]: SendAgainCause | null } & {
  readonly [Key in `${Side}_state`]: WaybillState | null;
};

type LinkRow = End<"next"> &
  End<"old"> & { readonly id: string; readonly order_id: string; readonly order_state: OrderState };

function linksOf(row: LinkRow): ResendingLinks {
  const next = parcelOf(row.next_id, row.next_number, row.next_state);
  const old = parcelOf(row.old_id, row.old_number, row.old_state);
  const { next_at: askedAt, next_cause: cause, old_at: oldAt, old_cause: oldCause } = row;
  return {
    sentAgain:
      askedAt === null || cause === null
        ? null
        : { by: row.next_by ?? "", at: askedAt, cause, orderId: row.order_id, orderState: row.order_state, next },
    replaces:
      old && oldAt !== null && oldCause !== null ? { ...old, by: row.old_by ?? "", at: oldAt, cause: oldCause } : null,
  };
}

function parcelOf(id: string | null, trackingNumber: string | null, state: WaybillState | null): LinkedParcel | null {
  return id === null || state === null ? null : { waybillId: id, trackingNumber, state };
}

/**
 * Takes a resending back, whose order still waits, has no new parcel and was not merged with others meanwhile: its orders go
 * back where they stood. The caller
 * holds waybill and orders locked. A hold that was set with it ends with it. Answers the orders; none when it is too late, or
 * there was none.
 */
export async function deleteResending(db: SellerDb, waybillId: string, now: Instant): Promise<readonly string[]> {
  const own = (table: string) => sql`${sql.identifier(table)}.seller_id = ${db.scope.sellerId}::uuid`;
  const live = sql.raw(liveWaybillStates.map((one) => `'${one}'`).join(", "));
  const rows = await db.execute<{ id: string }>(sql`
    with undone as (
      select r.order_id, r.state_before, r.asked_at from resendings r join orders o on ${own("o")} and o.id = r.order_id
      join waybills f on ${own("f")} and f.id = r.waybill_id
      where ${own("r")} and r.waybill_id = ${waybillId}::uuid and o.state in ('waiting', 'merged')
        and coalesce(o.merged_into, o.id) = f.order_id
        and not exists (select 1 from waybills w where ${own("w")} and w.order_id = f.order_id
          and w.id <> r.waybill_id and w.created_at >= r.asked_at and w.state in (${live}))
        and not exists (select 1 from orders m where ${own("m")} and m.merged_into = f.order_id and m.state = 'merged'
          and not exists (select 1 from resendings x where ${own("x")} and x.waybill_id = r.waybill_id and x.order_id = m.id))
    ), gone as (
      delete from resendings r using undone u where ${own("r")} and r.waybill_id = ${waybillId}::uuid and r.order_id = u.order_id
    )
    update orders o set state = u.state_before, version = o.version + 1,
      updated_at = ${new Date(now).toISOString()}::timestamptz,
      hold_reason = case when o.held_at = u.asked_at then null else o.hold_reason end,
      hold_note = case when o.held_at = u.asked_at then '' else o.hold_note end,
      held_at = nullif(o.held_at, u.asked_at)
    from undone u where ${own("o")} and o.id = u.order_id returning o.id`);
  const ids = Array.from(rows, ({ id }) => id);
  await markForJudging(db, "order", ids);
  return ids;
}
