import type { SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { changeDossier, type DossierChanged } from "./change-dossier.ts";
import { giveBackInvoices } from "./give-back-invoices.ts";

/**
 * Gives the invoices of a dossier back, so that others may use them. Refusals: `dossier_unknown`, `dossier_claimed`: what a
 * claim rests on stays.
 */
export async function releaseInvoices(
  scope: SellerScope,
  { declSeqNo }: { readonly declSeqNo: string },
  now: number = Date.now(),
): Promise<Result<null>> {
  return changeDossier(scope, declSeqNo, async (db, dossier): Promise<Result<DossierChanged>> => {
    if (dossier.claimedOn !== null) return refuse({ code: "dossier_claimed", values: { on: dossier.claimedOn } });
    const count = await giveBackInvoices(db, declSeqNo, null, now);
    return ok(count > 0 ? { event: "invoices_released", data: { declaration: dossier.entryId, count } } : null);
  });
}
