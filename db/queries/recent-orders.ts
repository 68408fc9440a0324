import { sql } from "drizzle-orm";
import type { SellerDb } from "../scope.ts";

/**
 * Ids of the orders that wait, the most urgent first, then of those with a waybill made since `since`, the newest first:
 * at most `limit`, each once. Rehearsals have no waybills here.
 */
export async function listRecentOrderIds(db: SellerDb, since: number, limit: number): Promise<string[]> {
  const { sellerId } = db.scope;
  const from = new Date(since).toISOString();
  const rows = await db.execute<{ id: string }>(sql`
    with waiting as (
      select id, row_number() over (order by ship_by_at asc nulls last, id) as place from orders
       where seller_id = ${sellerId}::uuid and state = 'waiting'
       order by ship_by_at asc nulls last, id limit ${limit}
    ), shipped as (
      select order_id as id, row_number() over (order by max(created_at) desc, order_id) as place from waybills
       where seller_id = ${sellerId}::uuid and created_at >= ${from}::timestamptz
       group by order_id order by max(created_at) desc, order_id limit ${limit}
    ), both_kinds as (
      select id, 0 as kind, place from waiting union all select id, 1, place from shipped
    )
    select id from both_kinds group by id order by min(kind), min(place) limit ${limit}`);
  return rows.map((row) => row.id);
}
