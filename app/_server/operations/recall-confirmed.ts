import { getConfirmedStamp, listConfirmed } from "#db/queries/hs-work";
import type { SellerDb } from "#db/scope";
import { type ConfirmedProducts, rememberConfirmed } from "#lib/products/hs/confirmed";
import type { HsModel } from "#lib/products/hs/model";

/** A memory of 10,000 products takes a quarter of a second to make and some 20 MB to hold. */
const mostProducts = 20_000;
const mostSellers = 20;
const memories = new Map<string, { readonly stamp: string; readonly confirmed: ConfirmedProducts }>();

/**
 * What the seller has confirmed, as recognition's memory: made anew when a product with a code was saved since, held per
 * process for a few sellers. Codes of which the subheading does not stand are no witness.
 */
export async function recallConfirmed(db: SellerDb, model: HsModel): Promise<ConfirmedProducts> {
  const { sellerId } = db.scope;
  const stamp = await getConfirmedStamp(db);
  const held = memories.get(sellerId);
  memories.delete(sellerId);
  const confirmed = held?.stamp === stamp ? held.confirmed : await remember(db, model);
  memories.set(sellerId, { stamp, confirmed });
  for (const oldest of memories.keys()) if (memories.size > mostSellers) memories.delete(oldest);
  return confirmed;
}

async function remember(db: SellerDb, model: HsModel): Promise<ConfirmedProducts> {
  const products = await listConfirmed(db, mostProducts);
  return rememberConfirmed(products.filter(({ code }) => model.codes.has(code.slice(0, 6))));
}
