import { and, eq, notInArray, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { searchTerms } from "#lib/kit/search";
import { insertMany, updateMany } from "../bulk.ts";
import { shipmentNotices, waybills } from "../schema/dispatch.ts";
import { rawExchanges } from "../schema/gateways.ts";
import { orders, orderTerms } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { sentAgainClock } from "../sent-again.ts";
import { uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";
import type { WaybillRow } from "./waybills.ts";

export type KeptExchange = {
  readonly direction: "out" | "in";
  readonly gateway: string;
  readonly environment: GatewayEnvironment;
  readonly messageType: string;
  readonly waybillId: string | null;
  readonly request: string;
  readonly response: string;
  readonly status: number | null;
  readonly durationMs: number | null;
  readonly outcome: string;
};

/** Keeps what was sent and answered. */
export async function saveExchanges(db: SellerDb, exchanges: readonly KeptExchange[], now: number): Promise<void> {
  const rows = exchanges.map((exchange) => ({ ...exchange, sellerId: db.scope.sellerId, at: now }));
  await insertMany(db, rawExchanges, rows, undefined, { isOften: true });
}

/** States of a waybill in which its order is not yet labelled. */
const unfinished = ["queued", "sending", "unclear"] as const;

/**
 * Orders of parcels that have their number, and those that travel with them: labelled, once no other parcel of theirs is
 * still being booked. An order that the platform closed meanwhile stays as it is.
 */
export async function saveOrdersLabelled(db: SellerDb, orderIds: readonly string[], now: number): Promise<void> {
  if (orderIds.length === 0) return;
  const others = db
    .select({ one: sql`1` })
    .from(waybills)
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        sql`${waybills.orderId} = coalesce(${orders.mergedInto}, ${orders.id})`,
        sql`(${waybills.state} in ${[...unfinished]} or (${waybills.state} = 'booked' and ${waybills.trackingNumber} is null))`,
      ),
    );
  await db
    .update(orders)
    .set({ state: "labelled", failureCode: null, failureText: "", updatedAt: now })
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        sql`(${orders.id} in ${uuidList(orderIds)} or ${orders.mergedInto} in ${uuidList(orderIds)})`,
        eq(orders.state, "dispatching"),
        sql`not exists ${others}`,
      ),
    );
}

export type OrderFailure = {
  readonly orderId: string;
  readonly failure: { readonly code: string; readonly text: string } | null;
};

/**
 * Orders go back to the daily screen: their waybills were refused or cancelled. What travelled with them waits with them
 * again; where the platform closed the order that stood for the parcel meanwhile, the others wait by themselves, on hold.
 */
export async function saveOrdersWaiting(db: SellerDb, list: readonly OrderFailure[], now: number): Promise<void> {
  const rows = failureRows(db, list).map((row) => ({ ...row, state: "waiting" as const, updatedAt: now }));
  const guard = sql`t.state in ('dispatching', 'labelled')`;
  await updateMany(db, orders, ["sellerId", "id"], ["state", "failureCode", "failureText", "updatedAt"], rows, guard);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    const [own, at] = [sql`m.seller_id = ${db.scope.sellerId}::uuid`, new Date(now).toISOString()];
    await db.execute(sql`update orders m set state = 'merged', updated_at = ${at}::timestamptz
      where ${own} and m.merged_into in ${uuidList(ids)} and m.part_of is null and m.state in ('dispatching', 'labelled')`);
    const alone = await db.execute<{ id: string }>(sql`
      update orders m set state = 'waiting', merged_into = null, version = m.version + 1, updated_at = ${at}::timestamptz,
        hold_reason = coalesce(m.hold_reason, 'merge_dissolved'), held_at = coalesce(m.held_at, ${at}::timestamptz)
      from orders l where ${own} and l.seller_id = m.seller_id and l.id = m.merged_into and l.id in ${uuidList(ids)}
        and m.state = 'merged' and l.state <> 'waiting' returning m.id`);
    ids.push(...Array.from(alone, ({ id }) => id));
  }
  await markForJudging(db, "order", ids);
}

/** What went wrong with orders that stay where they are (their waybills may exist). */
export async function saveOrderFailures(db: SellerDb, list: readonly OrderFailure[]): Promise<void> {
  await updateMany(db, orders, ["sellerId", "id"], ["failureCode", "failureText"], failureRows(db, list));
}

/** An order with two parcels is named once. */
function failureRows(db: SellerDb, list: readonly OrderFailure[]) {
  const byOrder = new Map(list.map(({ orderId, failure }) => [orderId, failure]));
  return [...byOrder].map(([id, failure]) => ({
    ...{ sellerId: db.scope.sellerId, id },
    ...{ failureCode: failure?.code ?? null, failureText: failure?.text ?? "" },
  }));
}

/**
 * 声明发货 begins: the numbers have to reach the platform before the orders' deadlines. Of a parcel that holds several
 * orders each has its own notice with the same number. Of an order that goes a second time the platform has a number
 * already: no clock is running for the new one.
 */
export async function saveNotices(
  db: SellerDb,
  list: readonly { readonly waybill: WaybillRow; readonly trackingNumber: string }[],
  now: number,
): Promise<void> {
  if (list.length === 0) return;
  const { sellerId } = db.scope;
  const ids = uuidList(list.map(({ waybill }) => waybill.orderId));
  const found = await db
    .select({ id: orders.id, mergedInto: orders.mergedInto, shipByAt: orders.shipByAt, clock: sentAgainClock(db) })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, sellerId),
        sql`(${orders.id} in ${ids} or (${orders.mergedInto} in ${ids} and ${orders.partOf} is null
          and ${orders.state} in ('dispatching', 'labelled', 'done')))`,
      ),
    );
  const rows = list.flatMap(({ waybill, trackingNumber }) =>
    found
      .filter(({ id, mergedInto }) => id === waybill.orderId || mergedInto === waybill.orderId)
      .map(({ id, shipByAt, clock }) => ({
        ...{ sellerId, waybillId: waybill.id, orderId: id, storeId: waybill.storeId },
        ...{ deadlineAt: clock ? null : shipByAt, serviceName: waybill.solutionCode, trackingNumber, createdAt: now },
      })),
  );
  await insertMany(db, shipmentNotices, rows, { columns: ["sellerId", "waybillId", "orderId"], set: "nothing" });
  await savePartial(
    db,
    list.map(({ waybill }) => waybill.orderId),
  );
}

/**
 * Whether numbers of split orders declare a part or all of it, as AliExpress wants to know: a part, until every part has its
 * number; then the last one declares all, since the platform takes no further number after that. What was exported stays.
 */
async function savePartial(db: SellerDb, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const own = (table: string) => sql`${sql.identifier(table)}.seller_id = ${db.scope.sellerId}::uuid`;
  await db.execute(sql`
    with roots as (
      select distinct coalesce(o.part_of, o.id) as root from orders o where ${own("o")} and o.id in ${uuidList(orderIds)}
    ), parts as (
      select r.root, o.id, o.part_number from roots r join orders o on ${own("o")}
        and (o.id = r.root or o.part_of = r.root) and (o.merged_into is null or o.part_of is null)
    ), live as (
      select p.root, n.waybill_id, n.order_id, n.state, p.part_number from parts p
      join shipment_notices n on ${own("n")} and n.order_id = p.id
        and coalesce(n.difference, '') <> 'waybill_cancelled'
    ), told as (
      select l.*, (select count(*) from parts p where p.root = l.root) as of,
        (select count(distinct k.order_id) from live k where k.root = l.root) as numbered,
        row_number() over (partition by l.root order by (l.state = 'pending')::int desc, l.part_number desc) as last
      from live l
    )
    update shipment_notices n set is_partial = t.of > 1 and not (t.numbered = t.of and t.last = 1)
    from told t where ${own("n")} and n.waybill_id = t.waybill_id and n.order_id = t.order_id
      and n.state = 'pending' and t.of > 1`);
}

/** A cancelled waybill needs no notice; one that the platform may know by now is shown as differing. */
export async function saveNoticeCancelled(db: SellerDb, waybillId: string): Promise<void> {
  const ofWaybill = and(eq(shipmentNotices.sellerId, db.scope.sellerId), eq(shipmentNotices.waybillId, waybillId));
  const gone = await db
    .delete(shipmentNotices)
    .where(and(ofWaybill, eq(shipmentNotices.state, "pending")))
    .returning({ orderId: shipmentNotices.orderId });
  const differing = await db
    .update(shipmentNotices)
    .set({ state: "differs", difference: "waybill_cancelled" })
    .where(and(ofWaybill, notInArray(shipmentNotices.state, ["pending"])))
    .returning({ orderId: shipmentNotices.orderId });
  await savePartial(
    db,
    [...gone, ...differing].map(({ orderId }) => orderId),
  );
}

/** The numbers of waybills find their orders, as people type them. */
export async function saveNumberTerms(
  db: SellerDb,
  list: readonly { readonly orderId: string; readonly numbers: readonly string[] }[],
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.flatMap(({ orderId, numbers }) =>
    [...new Set(numbers.flatMap(searchTerms))].map((term) => ({ sellerId, orderId, term })),
  );
  await insertMany(db, orderTerms, rows, { columns: ["sellerId", "term", "orderId"], set: "nothing" });
  if (rows.length === 0) return;
  // an order that travels in another's parcel is found by its number, too
  await db.execute(sql`
    insert into order_terms (seller_id, term, order_id)
    select m.seller_id, t.term, m.id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t("orderId" uuid, term text)
    join orders m on m.seller_id = ${sellerId}::uuid and m.merged_into = t."orderId" and m.part_of is null
    on conflict do nothing`);
}
