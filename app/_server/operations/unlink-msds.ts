import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { deleteMsdsLinks } from "#db/queries/msds";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { UnlinkMsdsInput } from "#lib/products/msds-schema";

/** Takes the MSDS away from some products; the file stays. Refusal: `msds_not_linked` when none of them had one. */
export async function unlinkMsds(
  scope: SellerScope,
  { productIds }: UnlinkMsdsInput,
): Promise<Result<{ readonly products: number }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly products: number }>> => {
    const products = await deleteMsdsLinks(db, productIds);
    if (products === 0) return refuse({ code: "msds_not_linked" });
    const subject = { kind: "product", id: productIds[0] ?? "" } as const;
    await saveAudit(db, [{ event: "msds_unlinked", data: { products }, subject }]);
    await raiseLiveCursor(db);
    return ok({ products });
  });
}
