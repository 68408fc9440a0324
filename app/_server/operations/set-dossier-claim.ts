import { type DossierRow, updateDossier } from "#db/queries/dossiers";
import type { SellerScope } from "#db/scope";
import { documentsDueOn, retainUntil } from "#lib/customs/dossier/clocks";
import { branchRules } from "#lib/customs/dossier/tax-branches";
import { ok, type Result, refuse } from "#lib/kit/result";
import { type CalendarDate, chinaDateOf } from "#lib/kit/time";
import { changeDossier, type DossierChanged } from "./change-dossier.ts";

/**
 * The day on which the refund was claimed, or null to take it back: it starts the 15 days of the documents and moves the
 * end of keeping. Refusals: `dossier_unknown`, `claim_not_here` (the branch has none), `claim_before_declaration`,
 * `claim_ahead`, `claim_too_late` (after the 36 months).
 */
export async function setDossierClaim(
  scope: SellerScope,
  { declSeqNo, claimedOn }: { readonly declSeqNo: string; readonly claimedOn: CalendarDate | null },
  now: number = Date.now(),
): Promise<Result<null>> {
  return changeDossier(scope, declSeqNo, async (db, dossier): Promise<Result<DossierChanged>> => {
    const refusal = claimedOn === null ? null : refuseClaim(dossier, claimedOn, chinaDateOf(now));
    if (refusal) return refusal;
    const { declaredOn, entryId: declaration } = dossier;
    const dueOn = claimedOn === null ? null : documentsDueOn(claimedOn);
    const next = { claimedOn, documentsDueOn: dueOn, retainUntil: retainUntil(declaredOn, claimedOn) };
    const isSame = dossier.claimedOn === claimedOn;
    await updateDossier(db, declSeqNo, isSame ? next : { ...next, toldDocumentDays: null }, scope.personName, now);
    return ok({ event: "dossier_claimed", data: { declaration, on: claimedOn ?? "" } });
  });
}

function refuseClaim({ branch, declaredOn, claimDueOn }: DossierRow, on: CalendarDate, today: CalendarDate) {
  if (!branchRules[branch].hasClaim) return refuse({ code: "claim_not_here", field: "claimedOn" });
  if (on < declaredOn)
    return refuse({ code: "claim_before_declaration", field: "claimedOn", values: { on: declaredOn } });
  if (on > today) return refuse({ code: "claim_ahead", field: "claimedOn" });
  return on > claimDueOn ? refuse({ code: "claim_too_late", field: "claimedOn", values: { on: claimDueOn } }) : null;
}
