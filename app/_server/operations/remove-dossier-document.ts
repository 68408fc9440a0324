import { getDossierDocument, retireDossierDocument } from "#db/queries/dossier-documents";
import { updateDossier } from "#db/queries/dossiers";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { changeDossier, type DossierChanged, missingOf } from "./change-dossier.ts";

/**
 * Takes a document out of a dossier that was not claimed yet; the file stays on record. Refusals: `document_unknown`,
 * `dossier_kept` (claimed: everything is kept until a day).
 */
export async function removeDossierDocument(
  scope: SellerScope,
  { documentId }: { readonly documentId: string },
  now: number = Date.now(),
): Promise<Result<null>> {
  const found = await inScope(scope, (db) => getDossierDocument(db, documentId));
  if (!found) return refuse({ code: "document_unknown" });
  return changeDossier(scope, found.declSeqNo, async (db, dossier): Promise<Result<DossierChanged>> => {
    if (dossier.claimedOn !== null) return refuse({ code: "dossier_kept", values: { on: dossier.retainUntil } });
    const document = await getDossierDocument(db, documentId);
    if (!document || document.removedAt !== null) return refuse({ code: "document_unknown" });
    await retireDossierDocument(db, documentId, scope.personName, now);
    const missingKinds = await missingOf(db, dossier, dossier.notNeeded);
    await updateDossier(db, dossier.declSeqNo, { missingKinds }, scope.personName, now);
    const data = { declaration: dossier.entryId, kind: document.kind, file: document.fileName };
    return ok({ event: "dossier_document_removed", data });
  });
}
