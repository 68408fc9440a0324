import { addCoverage } from "#db/queries/dossiers";
import { addLineUses, deleteAllocations } from "#db/queries/purchase-invoices";
import type { SellerDb } from "#db/scope";
import type { InvoiceKind } from "#lib/customs/dossier/invoice-kinds";

/** Takes allocations of a dossier back, all or those on invoices of one kind; the caller holds the intake's lock. */
export async function giveBackInvoices(
  db: SellerDb,
  declSeqNo: string,
  kind: InvoiceKind | null,
  now: number,
): Promise<number> {
  const gone = await deleteAllocations(db, declSeqNo, kind);
  const back = gone.map((one) => ({ ...one, quantityE5: -one.quantityE5, netFen: -one.netFen }));
  await addLineUses(db, back);
  await addCoverage(db, back, now);
  return gone.length;
}
