import { randomUUID } from "node:crypto";
import { type HsCodeWrite, saveHsConfirmations } from "#db/queries/hs-work";
import {
  assignProducts,
  type Match,
  type ProductToSave,
  saveChangedProducts,
  saveMatches,
  saveNewProducts,
} from "#db/queries/products";
import type { SellerDb, SellerScope } from "#db/scope";
import type { HsProposalKept } from "#lib/products/hs-needs";
import { lineKeyOf, skuKeyOf } from "#lib/products/line-key";
import type { Product, ProductFacts } from "#lib/products/product";
import { enqueueClassification, judgeAnew } from "./classify-products.ts";

const unconfirmed = { hsConfirmedBy: null, hsConfirmedAt: null, hsProposal: null };
/** A few are looked at while one waits; more are left to a job. */
const judgedAtOnce = 5;

/** Products to write inside a transaction. `matches`: order lines that are this product from now on. */
export type ProductWrite = {
  readonly product: ProductFacts & Pick<Product, "sku" | "title" | "attributes"> & { readonly id: string | null };
  readonly matches: readonly string[];
  /** Where a person gave or changed the code: from what it came. Left out: the code is as it was. */
  readonly hs?: HsProposalKept;
};

/** Writes products, remembers matches and gives waiting order lines their product; answers how many orders gained one. */
export async function writeProducts(
  db: SellerDb & { readonly scope: SellerScope },
  list: readonly ProductWrite[],
  now: number,
): Promise<number> {
  const ready = list.map(({ product, matches, hs }) => ({
    isNew: product.id === null,
    row: { ...product, id: product.id ?? randomUUID(), skuKey: skuKeyOf(product.sku) } satisfies ProductToSave,
    matches,
    hs,
  }));
  await saveNewProducts(db, rowsOf(ready, true), now);
  await saveChangedProducts(db, rowsOf(ready, false), now);
  await saveHsConfirmations(
    db,
    ready.flatMap(({ row, hs }): Omit<HsCodeWrite, "hsCode">[] => {
      if (!hs) return [];
      if (row.hsCode === null) return [{ id: row.id, ...unconfirmed }];
      return [{ id: row.id, hsConfirmedBy: db.scope.personName, hsConfirmedAt: now, hsProposal: hs }];
    }),
  );
  const ids = ready.map(({ row }) => row.id);
  if (ids.length <= judgedAtOnce) await judgeAnew(db, ids, now);
  else await enqueueClassification(db);
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
