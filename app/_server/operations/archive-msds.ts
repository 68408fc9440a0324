import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { archiveMsdsFile, lockMsds } from "#db/queries/msds";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { ArchiveMsdsInput } from "#lib/products/msds-schema";

/** A file is used no more; its products have none until another is given to them. Refusal: `msds_unknown`. */
export async function archiveMsds(
  scope: SellerScope,
  { msdsId }: ArchiveMsdsInput,
  now: number = Date.now(),
): Promise<Result<{ readonly products: number }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly products: number }>> => {
    const file = await lockMsds(db, msdsId);
    if (!file) return refuse({ code: "msds_unknown" });
    const products = await archiveMsdsFile(db, msdsId, now);
    const data = { file: file.fileName, products };
    await saveAudit(db, [{ event: "msds_archived", data, subject: { kind: "msds", id: msdsId } }]);
    await raiseLiveCursor(db);
    return ok({ products });
  });
}
