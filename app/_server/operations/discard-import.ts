import { deleteImportRows, lockImport, saveImportState } from "#db/queries/imports";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { ImportInput } from "#lib/orders/schema";

/** Forgets a previewed import. Refused: `import_unknown`, `import_confirmed` (what was imported stays). */
export async function discardImport(
  scope: SellerScope,
  input: ImportInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const one = await lockImport(db, input.importId);
    if (!one) return refuse({ code: "import_unknown" });
    if (one.state === "confirmed") return refuse({ code: "import_confirmed" });
    await deleteImportRows(db, one.id);
    await saveImportState(db, one.id, "discarded", one.counts, now);
    return ok(null);
  });
}
