import { sql } from "drizzle-orm";
import type { SellerDb } from "../scope.ts";

/** Of more waiting orders the most urgent ones speak for all. */
const waitingLooked = 2000;

/**
 * Ids of the orders that wait, the most urgent first, then of those with a waybill made since `since`, the newest first:
 * at most `limit`, each once. Those whose goods have all their weights come before the others. Rehearsals have no waybills
 * here.
 */
export async function listRecentOrderIds(db: SellerDb, since: number, limit: number): Promise<string[]> {
  const { sellerId } = db.scope;
  const from = new Date(since).toISOString();
  const rows = await db.execute<{ id: string }>(sql`
    with waiting as (
      select id, row_number() over (order by ship_by_at asc nulls last, id) as place from orders
       where seller_id = ${sellerId}::uuid and state = 'waiting'
       order by ship_by_at asc nulls last, id limit ${waitingLooked}
    ), shipped as (
      select order_id as id, row_number() over (order by max(created_at) desc, order_id) as place from waybills
       where seller_id = ${sellerId}::uuid and created_at >= ${from}::timestamptz
       group by order_id order by max(created_at) desc, order_id limit ${limit}
    ), both_kinds as (
      select id, min(kind) as kind, min(place) as place
        from (select id, 0 as kind, place from waiting union all select id, 1, place from shipped) as found group by id
    ), weighed as (
      select f.id, bool_and(l.is_warehouse_shipped or p.weight_grams is not null) as is_complete
        from both_kinds f
        join order_lines l on l.seller_id = ${sellerId}::uuid and l.order_id = f.id
        left join products p on p.seller_id = ${sellerId}::uuid and p.id = l.product_id
       group by f.id
    )
    select f.id from both_kinds f left join weighed w on w.id = f.id
     order by coalesce(w.is_complete, false) desc, f.kind, f.place limit ${limit}`);
  return rows.map((row) => row.id);
}
