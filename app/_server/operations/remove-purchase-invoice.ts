import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockIntake } from "#db/queries/lock-intake";
import { deleteInvoice, getInvoice } from "#db/queries/purchase-invoices";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Takes out an invoice that was imported by mistake. Refusals: `invoice_unknown`, `invoice_used` (dossiers stand on it). */
export async function removePurchaseInvoice(
  scope: SellerScope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    await lockIntake(db);
    const invoice = await getInvoice(db, invoiceId);
    if (!invoice) return refuse({ code: "invoice_unknown" });
    if (!(await deleteInvoice(db, invoiceId))) return refuse({ code: "invoice_used" });
    const subject = { kind: "purchase_invoice", id: invoiceId } as const;
    await saveAudit(db, [{ event: "purchase_invoice_removed", data: { number: invoice.number }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
