import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { ReachedOrder, RepairReach } from "#lib/dispatch/repair";
import { isCountryCode } from "#lib/kit/country";
import type { KeptCandidate } from "#lib/products/hs-needs";
import type { Product } from "#lib/products/product";
import { hsProposals } from "../schema/nomenclature.ts";
import { products } from "../schema/products.ts";
import type { SellerDb } from "../scope.ts";
import { textList, uuidList } from "../text-list.ts";

/** Of things to repair (products, lines): how many waiting orders have them, and how many nothing else. */
export async function countReach(db: SellerDb, subjects: readonly string[]): Promise<ReadonlyMap<string, RepairReach>> {
  if (subjects.length === 0) return new Map();
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const rows = await db.execute<{ subject: string } & RepairReach>(sql`
    select r.subject, count(*)::int as orders, (count(*) filter (where not r.more))::int as frees
    from (select distinct a.subject, a.order_id, exists (select 1 from order_reasons b
        where b.${own} and b.order_id = a.order_id and b.subject <> a.subject) as more
      from order_reasons a where a.${own} and a.subject in ${textList(subjects)}) r
    group by r.subject`);
  return new Map(Array.from(rows, ({ subject, orders, frees }) => [subject, { orders, frees }]));
}

/** Waiting orders that have one of these things to repair, by deadline: what a shared repair is about, by name. */
export async function listReached(db: SellerDb, subject: string, limit: number): Promise<ReachedOrder[]> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const rows = await db.execute<{ id: string; number: string; freed: boolean }>(sql`
    select o.id, o.order_number as number, not exists (select 1 from order_reasons b
      where b.${own} and b.order_id = o.id and b.subject <> ${subject}) as freed
    from orders o where o.${own} and o.state = 'waiting'
      and o.id in (select a.order_id from order_reasons a where a.${own} and a.subject = ${subject})
    order by o.ship_by_at nulls last, o.id limit ${limit}`);
  return Array.from(rows, ({ id, number, freed }) => ({ orderId: id, orderNumber: number, isFreed: freed }));
}

/** What recognition proposes for products. */
export async function getHsCandidates(
  db: SellerDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly candidates: readonly KeptCandidate[]; readonly isSure: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: hsProposals.productId, candidates: hsProposals.candidates, isSure: hsProposals.isSure })
    .from(hsProposals)
    .where(and(eq(hsProposals.sellerId, db.scope.sellerId), sql`${hsProposals.productId} in ${uuidList(ids)}`));
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** From which countries the seller's products come, and how many from each. */
export async function countOrigins(db: SellerDb): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ origin: products.originCountry, count: sql<number>`count(*)::int` })
    .from(products)
    .where(
      and(eq(products.sellerId, db.scope.sellerId), isNull(products.archivedAt), isNotNull(products.originCountry)),
    )
    .groupBy(products.originCountry);
  return new Map(
    rows.flatMap(({ origin, count }) => (origin && isCountryCode(origin) ? [[origin, count] as const] : [])),
  );
}

/** Products that unmatched lines may be: the same letters and digits in the 商家编码, or the same title. */
export async function listLikelyProducts(
  db: SellerDb,
  lines: readonly { readonly sku: string; readonly title: string }[],
): Promise<Pick<Product, "id" | "sku" | "title" | "attributes">[]> {
  if (lines.length === 0) return [];
  const skus = lines.flatMap(
    ({ sku }) =>
      sku
        .normalize("NFKC")
        .toUpperCase()
        .replace(/[^\p{L}\p{N}]/gu, "") || [],
  );
  const titles = lines.flatMap(({ title }) => title || []);
  return db
    .select({ id: products.id, sku: products.sku, title: products.title, attributes: products.attributes })
    .from(products)
    .where(
      and(
        eq(products.sellerId, db.scope.sellerId),
        isNull(products.archivedAt),
        sql`(regexp_replace(coalesce(${products.skuKey}, ''), '[^[:alnum:]]', '', 'g') in ${textList(skus)}
          or ${products.title} in ${textList(titles)})`,
      ),
    )
    .limit(50);
}

/** MSDS files that still hold, with the products of the same title that they are for. */
export async function listSiblingFiles(
  db: SellerDb,
  productIds: readonly string[],
  today: string,
): Promise<{ readonly productId: string; readonly msdsId: string; readonly fileName: string }[]> {
  if (productIds.length === 0) return [];
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const rows = await db.execute<{ product_id: string; msds_id: string; file_name: string }>(sql`
    select distinct p.id as product_id, f.id as msds_id, f.file_name
    from products p
    join products s on s.seller_id = p.seller_id and s.title = p.title and s.id <> p.id and s.archived_at is null
    join product_msds m on m.seller_id = s.seller_id and m.product_id = s.id
    join msds_files f on f.seller_id = m.seller_id and f.id = m.msds_id
    where p.${own} and s.${own} and m.${own} and f.${own} and f.archived_at is null
      and f.valid_until >= ${today}::date and p.id in ${uuidList(productIds)}`);
  return Array.from(rows, (row) => ({ productId: row.product_id, msdsId: row.msds_id, fileName: row.file_name }));
}

/** Other waiting orders of the same buyer whose recipient reads the same in the file, letter by letter. */
export async function listSameRecipient(
  db: SellerDb,
  orderId: string,
): Promise<{ readonly orderId: string; readonly orderNumber: string }[]> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const rows = await db.execute<{ id: string; number: string }>(sql`
    select o.id, o.order_number as number
    from orders a
    join order_standings s on s.seller_id = a.seller_id and s.buyer_name = a.buyer_name and s.order_id <> a.id
    join orders o on o.seller_id = s.seller_id and o.id = s.order_id
    where a.${own} and s.${own} and o.${own} and a.id = ${orderId}::uuid and a.buyer_name <> '' and o.state = 'waiting'
      and (o.recipient_name, o.country_text, o.province, o.city, o.address, o.address2, o.postal_code, o.phone, o.mobile)
        = (a.recipient_name, a.country_text, a.province, a.city, a.address, a.address2, a.postal_code, a.phone, a.mobile)
    order by o.ship_by_at nulls last, o.id limit 200`);
  return Array.from(rows, ({ id, number }) => ({ orderId: id, orderNumber: number }));
}
