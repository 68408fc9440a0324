import { sql } from "drizzle-orm";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

export type GoodsToCode = {
  readonly id: string;
  readonly sku: string | null;
  readonly title: string;
  readonly hsCode: string | null;
  readonly version: number;
  /** Waiting orders that this product is in: a new code changes all of them. */
  readonly orders: number;
};

/** The products in some orders, those in most waiting orders first. */
export async function listGoodsToCode(db: SellerDb, orderIds: readonly string[]): Promise<GoodsToCode[]> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const rows = await db.execute<{
    id: string;
    sku: string | null;
    title: string;
    hs_code: string | null;
    version: number;
    orders: number;
  }>(sql`
    select p.id, p.sku, p.title, p.hs_code, p.version,
      (select count(distinct l.order_id)::int from order_lines l
        join orders o on o.seller_id = l.seller_id and o.id = l.order_id
        where l.${own} and o.${own} and l.product_id = p.id and o.state = 'waiting') as orders
    from products p
    where p.${own} and p.id in (select l.product_id from order_lines l
      where l.${own} and not l.is_warehouse_shipped and l.order_id in ${uuidList(orderIds)})
    order by orders desc, p.sku_key, p.id`);
  return Array.from(rows, ({ hs_code: hsCode, ...row }) => ({ ...row, hsCode }));
}
