import { randomUUID } from "node:crypto";
import {
  assignProducts,
  type Match,
  type ProductToSave,
  saveChangedProducts,
  saveMatches,
  saveNewProducts,
} from "#db/queries/products";
import type { SellerDb, SellerScope } from "#db/scope";
import { lineKeyOf, skuKeyOf } from "#lib/products/line-key";
import type { Product, ProductFacts } from "#lib/products/product";

/** Products to write inside a transaction. `matches`: order lines that are this product from now on. */
export type ProductWrite = {
  readonly product: ProductFacts & Pick<Product, "sku" | "title" | "attributes"> & { readonly id: string | null };
  readonly matches: readonly string[];
};

/** Writes products, remembers matches and gives waiting order lines their product; answers how many orders gained one. */
export async function writeProducts(
  db: SellerDb & { readonly scope: SellerScope },
  list: readonly ProductWrite[],
  now: number,
): Promise<number> {
  const ready = list.map(({ product, matches }) => ({
    isNew: product.id === null,
    row: { ...product, id: product.id ?? randomUUID(), skuKey: skuKeyOf(product.sku) } satisfies ProductToSave,
    matches,
  }));
  await saveNewProducts(db, rowsOf(ready, true), now);
  await saveChangedProducts(db, rowsOf(ready, false), now);
  const said: Match[] = ready.flatMap(({ row, matches }) => matches.map((lineKey) => ({ lineKey, productId: row.id })));
  await saveMatches(db, said, db.scope.personName, now);
  const own = ready.map(({ row }) => ({ lineKey: lineKeyOf({ ...row, sku: row.sku ?? "" }), productId: row.id }));
  // a line's own word stands above what its product's name would say
  const byKey = new Map([...own, ...said].map((match) => [match.lineKey, match]));
  return assignProducts(db, [...byKey.values()]);
}

function rowsOf(ready: readonly { readonly isNew: boolean; readonly row: ProductToSave }[], isNew: boolean) {
  return ready.filter((one) => one.isNew === isNew).map((one) => one.row);
}
