import { and, eq, type SQL, sql } from "drizzle-orm";
import type { WaybillState } from "#lib/dispatch/states";
import { waybills } from "./schema/dispatch.ts";
import { resendings } from "./schema/resendings.ts";
import type { SellerDb } from "./scope.ts";

/** Of a waybill: were its goods sent again with another one, so that its own label goes nowhere any more? */
export function isSentAgain(db: SellerDb): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${resendings} where ${and(
    eq(resendings.sellerId, db.scope.sellerId),
    eq(resendings.waybillId, waybills.id),
  )})`;
}

/** Of a waybill: its state as a scanner takes it. What was sent again is as good as cancelled: its label goes nowhere. */
export function scannedState(db: SellerDb): SQL<WaybillState> {
  return sql<WaybillState>`case when ${isSentAgain(db)} then 'cancelled' else ${waybills.state} end`;
}

/**
 * Of an order of the statement's table `orders`: null when it was never sent again, else whether the platform's clock stands
 * still for it, as it was when that was last done.
 */
export function sentAgainClock(db: SellerDb): SQL<boolean | null> {
  return sql<boolean | null>`(select r.is_clock_stopped from ${resendings} r
    where r.seller_id = ${db.scope.sellerId}::uuid and r.order_id = "orders"."id" order by r.asked_at desc limit 1)`;
}
