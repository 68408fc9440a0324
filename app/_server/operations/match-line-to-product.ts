import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { assignProducts, lockProductsFor, saveMatches } from "#db/queries/products";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { MatchLineInput } from "#lib/products/schema";

/** Says which product a line is; remembered for every later order. Refused: `product_unknown`. */
export async function matchLineToProduct(
  scope: SellerScope,
  input: MatchLineInput,
  now: number = Date.now(),
): Promise<Result<{ readonly orders: number }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly orders: number }>> => {
    const [product] = (await lockProductsFor(db, { skuKeys: [], ids: [input.productId] })).filter(
      (one) => one.id === input.productId,
    );
    if (!product) return refuse({ code: "product_unknown" });
    await saveMatches(db, [input], scope.personName, now);
    const orders = await assignProducts(db, [input]);
    const subject = { kind: "product", id: input.productId } as const;
    const data = { line: input.lineKey, productId: input.productId };
    await saveAudit(db, [{ event: "line_matched", data, subject }]);
    await raiseLiveCursor(db);
    return ok({ orders });
  });
}
