import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockMsds, lockProductsOfMsds, saveMsdsLinks } from "#db/queries/msds";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { LinkMsdsInput } from "#lib/products/msds-schema";

/** One kept file for some products, in the place of what they had. Refusals: `product_unknown`, `msds_unknown`. */
export async function linkMsds(
  scope: SellerScope,
  { msdsId, productIds }: LinkMsdsInput,
  now: number = Date.now(),
): Promise<Result<{ readonly products: number }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly products: number }>> => {
    const found = await lockProductsOfMsds(db, productIds);
    if (found.length !== new Set(productIds).size) return refuse({ code: "product_unknown" });
    const file = await lockMsds(db, msdsId);
    if (!file) return refuse({ code: "msds_unknown" });
    await saveMsdsLinks(db, msdsId, found, scope.personName, now);
    const data = { file: file.fileName, products: found.length };
    await saveAudit(db, [{ event: "msds_linked", data, subject: { kind: "msds", id: msdsId } }]);
    await raiseLiveCursor(db);
    return ok({ products: found.length });
  });
}
