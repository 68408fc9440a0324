import {
  getProductsToJudge,
  listLikeProducts,
  listProductsToJudge,
  type ProductToJudge,
  saveHsProposals,
} from "#db/queries/hs-work";
import { raiseLiveCursor } from "#db/queries/live";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb, type SellerScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import type { Instant } from "#lib/kit/time";
import { judgeProduct } from "#lib/products/hs-judge";
import { hsModel } from "../data.ts";
import { recallConfirmed } from "./recall-confirmed.ts";

/** Under a second of work and one transaction: the list fills while one watches. */
const atOnce = 250;
/** More products than these seldom share words that decide. */
const likeAtOnce = 60;

type World = { readonly clock: () => Instant; readonly signal?: AbortSignal };

/**
 * Looks at every product of the seller that is new, changed, or was judged by an earlier model; part by part, so that it
 * may be stopped and go on. Answers how many it looked at.
 */
export async function classifyProducts(scope: JobScope, { clock, signal }: World): Promise<number> {
  const model = await hsModel();
  let done = 0;
  for (;;) {
    if (signal?.aborted) throw new Error("stopped before all products were classified");
    const count = await inScope(scope, async (db) => {
      const part = await listProductsToJudge(db, model.inputs, atOnce);
      await judgeProducts(db, part, clock());
      return part.length;
    });
    done += count;
    if (count < atOnce) return done;
  }
}

/** Looks anew at open products that resemble one: what was just confirmed speaks for them at once. */
export async function classifyLike(scope: JobScope, productId: string, now: Instant): Promise<number> {
  return inScope(scope, async (db) => {
    const like = await listLikeProducts(db, productId, likeAtOnce);
    await judgeProducts(db, like, now);
    return like.length;
  });
}

/** Looks at some products in the transaction of whoever changed them. */
export async function judgeAnew(db: SellerDb, productIds: readonly string[], now: Instant): Promise<void> {
  if (productIds.length > 0) await judgeProducts(db, await getProductsToJudge(db, productIds), now);
}

/** Asks for all products that are still to be looked at; the answer comes as they are done. */
export async function askForClassification(scope: SellerScope): Promise<Result<null>> {
  await inScope(scope, enqueueClassification);
  return ok(null);
}

/** The same, in the transaction that changed the products. */
export async function enqueueClassification(db: SellerDb): Promise<void> {
  const { sellerId } = db.scope;
  await enqueue(db, [{ name: "classify-products", data: { sellerId }, singletonKey: sellerId }]);
}

async function judgeProducts(db: SellerDb, products: readonly ProductToJudge[], now: Instant): Promise<void> {
  if (products.length === 0) return;
  const model = await hsModel();
  const confirmed = await recallConfirmed(db, model);
  const rows = products.map((product) => ({
    ...judgeProduct(model, product, confirmed),
    ...{ productId: product.id, productVersion: product.version },
  }));
  await saveHsProposals(db, rows, model.inputs, now);
  await raiseLiveCursor(db);
}
