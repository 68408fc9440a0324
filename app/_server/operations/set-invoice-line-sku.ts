import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockIntake } from "#db/queries/lock-intake";
import { getInvoice, saveLineSku } from "#db/queries/purchase-invoices";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { skuKeyOf } from "#lib/products/line-key";

/**
 * Says which SKU a line of an invoice is for, as suppliers write names of their own. Refusals: `invoice_unknown`,
 * `sku_missing`, `line_used` (a dossier has taken something of it).
 */
export async function setInvoiceLineSku(
  scope: SellerScope,
  input: { readonly invoiceId: string; readonly lineNumber: number; readonly sku: string },
): Promise<Result<null>> {
  const { invoiceId, lineNumber, sku } = input;
  const skuKey = skuKeyOf(sku);
  if (skuKey === null) return refuse({ code: "sku_missing", field: "sku" });
  return inScope(scope, async (db): Promise<Result<null>> => {
    await lockIntake(db);
    const invoice = await getInvoice(db, invoiceId);
    const line = invoice?.lines.find((one) => one.lineNumber === lineNumber);
    if (!invoice || !line) return refuse({ code: "invoice_unknown" });
    if (!(await saveLineSku(db, invoiceId, lineNumber, { sku, skuKey }))) {
      return refuse({ code: "line_used", field: "sku" });
    }
    const data = { number: invoice.number, from: line.sku, to: sku };
    const subject = { kind: "purchase_invoice", id: invoiceId } as const;
    await saveAudit(db, [{ event: "invoice_line_sku_changed", data, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
