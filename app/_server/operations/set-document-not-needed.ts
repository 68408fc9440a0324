import { updateDossier } from "#db/queries/dossiers";
import type { SellerScope } from "#db/scope";
import type { DossierDocumentKind } from "#lib/customs/dossier/document-kinds";
import { ok, type Result } from "#lib/kit/result";
import { changeDossier, type DossierChanged, missingOf } from "./change-dossier.ts";

/** Why a kind of document is not needed here; null: it is. Refusal: `dossier_unknown`. */
export async function setDocumentNotNeeded(
  scope: SellerScope,
  input: { readonly declSeqNo: string; readonly kind: DossierDocumentKind; readonly reason: string | null },
  now: number = Date.now(),
): Promise<Result<null>> {
  const { declSeqNo, kind, reason } = input;
  return changeDossier(scope, declSeqNo, async (db, dossier): Promise<Result<DossierChanged>> => {
    const { [kind]: _, ...others } = dossier.notNeeded;
    const notNeeded = reason === null ? others : { ...others, [kind]: reason };
    const missingKinds = await missingOf(db, dossier, notNeeded);
    await updateDossier(db, declSeqNo, { notNeeded, missingKinds }, scope.personName, now);
    const data = { declaration: dossier.entryId, kind, reason: reason ?? "" };
    return ok({ event: "dossier_need_set", data });
  });
}
