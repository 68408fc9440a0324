import { getSellerTax, updateDossier } from "#db/queries/dossiers";
import type { SellerScope } from "#db/scope";
import { branchesOpenTo } from "#lib/customs/dossier/judge-branch";
import { branchRules, type TaxBranch } from "#lib/customs/dossier/tax-branches";
import { ok, type Result, refuse } from "#lib/kit/result";
import { changeDossier, type DossierChanged, missingOf } from "./change-dossier.ts";
import { giveBackInvoices } from "./give-back-invoices.ts";

/**
 * Another branch: invoices that it has no use for are given back, and the documents counted anew. Refusals:
 * `dossier_unknown`, `dossier_claimed`, `branch_closed` (not for this kind of taxpayer).
 */
export async function setDossierBranch(
  scope: SellerScope,
  { declSeqNo, branch }: { readonly declSeqNo: string; readonly branch: TaxBranch },
  now: number = Date.now(),
): Promise<Result<null>> {
  return changeDossier(scope, declSeqNo, async (db, dossier): Promise<Result<DossierChanged>> => {
    if (dossier.claimedOn !== null) return refuse({ code: "dossier_claimed", values: { on: dossier.claimedOn } });
    const { taxpayer } = await getSellerTax(db);
    if (!branchesOpenTo(taxpayer).includes(branch)) return refuse({ code: "branch_closed", field: "branch" });
    if (branch === dossier.branch) return ok(null);
    const { invoices } = branchRules[branch];
    if (invoices !== "any") await giveBackInvoices(db, declSeqNo, invoices === "none" ? null : "ordinary", now);
    const missingKinds = await missingOf(db, { ...dossier, branch }, dossier.notNeeded);
    await updateDossier(db, declSeqNo, { branch, missingKinds }, scope.personName, now);
    const data = { declaration: dossier.entryId, from: dossier.branch, to: branch };
    return ok({ event: "dossier_branch_set", data });
  });
}
