import { and, eq, isNull, sql } from "drizzle-orm";
import { type Catalogue, catalogueOf } from "#lib/products/match-line";
import { productMatches, products } from "../schema/products.ts";
import type { SellerDb } from "../scope.ts";
import { textList } from "../text-list.ts";

export type CatalogueFor = { readonly catalogue: Catalogue; readonly remembered: ReadonlyMap<string, string> };

/** What matching needs for some lines: products by their 商家编码, all products without one, and remembered matches. */
export async function getCatalogueFor(
  db: SellerDb,
  keys: { readonly skuKeys: readonly string[]; readonly lineKeys: readonly string[] },
): Promise<CatalogueFor> {
  const { sellerId } = db.scope;
  const columns = { id: products.id, sku: products.sku, title: products.title, attributes: products.attributes };
  const [bySku, byTitle, matches] = await Promise.all([
    db
      .select(columns)
      .from(products)
      .where(
        and(
          eq(products.sellerId, sellerId),
          isNull(products.archivedAt),
          sql`${products.skuKey} in ${textList(keys.skuKeys)}`,
        ),
      ),
    db
      .select(columns)
      .from(products)
      .where(and(eq(products.sellerId, sellerId), isNull(products.skuKey), isNull(products.archivedAt))),
    db
      .select({ lineKey: productMatches.lineKey, productId: productMatches.productId })
      .from(productMatches)
      .innerJoin(
        products,
        and(
          eq(products.sellerId, productMatches.sellerId),
          eq(products.id, productMatches.productId),
          isNull(products.archivedAt),
        ),
      )
      .where(and(eq(productMatches.sellerId, sellerId), sql`${productMatches.lineKey} in ${textList(keys.lineKeys)}`)),
  ]);
  return {
    catalogue: catalogueOf([...bySku, ...byTitle]),
    remembered: new Map(matches.map((match) => [match.lineKey, match.productId])),
  };
}
