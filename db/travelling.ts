import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { ConflictKind } from "#lib/orders/conflict";
import type { HoldReason } from "#lib/orders/states";
import { orderConflicts } from "./schema/conflicts.ts";
import { waybills } from "./schema/dispatch.ts";
import { orders } from "./schema/orders.ts";
import type { SellerDb } from "./scope.ts";
import { uuidList } from "./text-list.ts";

/** Of orders and of what travels in their parcels: `id` is the travelling order, `carrier` the one whose parcel it is. */
export function travelling(db: SellerDb, orderIds: readonly string[]): SQL {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  return sql`(select id, coalesce(merged_into, id) as carrier from orders where ${own}
    and (id in ${uuidList(orderIds)} or (merged_into in ${uuidList(orderIds)} and part_of is null)))`;
}

/** Of a waybill joined with its order: why the order, or one that travels with it, is on hold; null: none is. */
export function holdOfAny(db: SellerDb): SQL<HoldReason | null> {
  return sql<HoldReason | null>`coalesce(${orders.holdReason}, (select max(m.hold_reason) from orders m
    where m.seller_id = ${db.scope.sellerId}::uuid and m.merged_into = ${waybills.orderId} and m.part_of is null))`;
}

/** Of a waybill that is being settled: numbers of the orders that travel in its parcel besides its own. */
export function otherOrdersOf(db: SellerDb): SQL<string[]> {
  return sql<string[]>`coalesce((select jsonb_agg(m.order_number order by m.order_number) from orders m
    where m.seller_id = ${db.scope.sellerId}::uuid and m.merged_into = ${waybills.orderId} and m.part_of is null
      and m.state in ('dispatching', 'labelled')), '[]'::jsonb)`;
}

/** Of a waybill: does an order of its parcel no longer wait for us? */
export function isAnyGone(db: SellerDb): SQL<boolean> {
  return sql<boolean>`exists (select 1 from orders g where g.seller_id = ${db.scope.sellerId}::uuid
    and g.hold_reason = 'left_waiting' and (g.id = ${waybills.orderId} or g.merged_into = ${waybills.orderId}))`;
}

/** Of a waybill: has a file changed one of its orders since, and nobody decided yet? The kind of change that weighs most. */
export function openConflict(db: SellerDb): SQL<ConflictKind | null> {
  return sql<ConflictKind | null>`(select max(${orderConflicts.kind}) from ${orderConflicts} where ${and(
    eq(orderConflicts.sellerId, db.scope.sellerId),
    eq(orderConflicts.waybillId, waybills.id),
    isNull(orderConflicts.decision),
  )})`;
}
