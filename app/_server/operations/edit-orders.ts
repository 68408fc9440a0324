import { type GoodsToCode, listGoodsToCode } from "#db/queries/goods-to-code";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import type { EditReceipt } from "#lib/dispatch/edit-conflict";
import type { EditOrdersInput, GoodsOfOrdersInput } from "#lib/dispatch/edit-schema";
import { ok, type Result } from "#lib/kit/result";
import { chooseSolutions } from "./choose-solutions.ts";
import { codeProducts } from "./code-products.ts";
import { weighOrders } from "./weigh-orders.ts";

/** Of each field that was to be saved, what became of it. */
export type EditOrdersReceipt = {
  readonly weight: EditReceipt<number | null> | null;
  readonly solution: EditReceipt<string | null> | null;
  readonly codes: EditReceipt<string | null> | null;
};

/**
 * Saves weight, solution and HS codes of many orders in one transaction. What somebody else changed since it was seen is
 * not overwritten but answered with their value; what is refused is named; the rest is saved.
 */
export async function editOrders(
  scope: SellerScope,
  { weight, solution, codes }: EditOrdersInput,
  now = Date.now(),
): Promise<Result<EditOrdersReceipt>> {
  return inScope(scope, async (db) => {
    // orders before products, as every other writer locks them
    const receipt = {
      weight: weight ? await weighOrders(db, weight, now) : null,
      solution: solution ? await chooseSolutions(db, solution, now) : null,
      codes: codes ? await codeProducts(db, codes, now) : null,
    };
    if (Object.values(receipt).some((part) => part !== null && part.changed.length > 0)) await raiseLiveCursor(db);
    return ok(receipt);
  });
}

/** Which products some orders are made of, with their codes and how many waiting orders each has. */
export async function readGoodsToCode(
  scope: SellerScope,
  { orderIds }: GoodsOfOrdersInput,
): Promise<Result<readonly GoodsToCode[]>> {
  return inScope(scope, async (db) => ok(await listGoodsToCode(db, orderIds)));
}
