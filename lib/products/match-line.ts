import { lineKeyOf, skuKeyOf } from "./line-key.ts";

/** What matching needs of a product. */
export type MatchableProduct = {
  readonly id: string;
  readonly sku: string | null;
  readonly title: string;
  readonly attributes: string;
};

export type Catalogue = {
  readonly bySku: ReadonlyMap<string, string>;
  /** Products without a 商家编码 by title and 产品属性; null where two have the same. */
  readonly byTitle: ReadonlyMap<string, string | null>;
};

/** Indexes the seller's products once for many lines. */
export function catalogueOf(products: readonly MatchableProduct[]): Catalogue {
  const bySku = new Map<string, string>();
  const byTitle = new Map<string, string | null>();
  for (const product of products) {
    const sku = skuKeyOf(product.sku);
    if (sku !== null) bySku.set(sku, product.id);
    else {
      const key = lineKeyOf({ ...product, sku: "" });
      byTitle.set(key, byTitle.has(key) ? null : product.id);
    }
  }
  return { bySku, byTitle };
}

/**
 * The product of an order line: by its 商家编码 exactly (folded); else by what a person once said of this very line; else
 * by title and 产品属性 together, when exactly one product has them. Null when nothing or more than one fits.
 */
export function matchLine(
  line: { readonly sku: string; readonly title: string; readonly attributes: string },
  catalogue: Catalogue,
  remembered: ReadonlyMap<string, string>,
): string | null {
  const sku = skuKeyOf(line.sku);
  const bySku = sku === null ? undefined : catalogue.bySku.get(sku);
  if (bySku !== undefined) return bySku;
  const key = lineKeyOf(line);
  return remembered.get(key) ?? (sku === null ? (catalogue.byTitle.get(key) ?? null) : null);
}
