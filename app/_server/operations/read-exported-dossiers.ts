import { type DossierDocumentRow, listDossierDocuments } from "#db/queries/dossier-documents";
import { listDossierGoods, listDossiersBy, listRefundRates } from "#db/queries/dossiers";
import { listAllocations } from "#db/queries/purchase-invoices";
import type { SellerDb } from "#db/scope";
import { documentNeeds, lightOf } from "#lib/customs/dossier/completeness";
import { estimateRefund } from "#lib/customs/dossier/estimate-refund";
import { type DossierWords, documentPath, type ExportedDossier } from "#lib/customs/dossier/export-sheets";
import { type CalendarDate, chinaDateOf } from "#lib/kit/time";

/** A dossier for the accountant, with the kept files that go into the ZIP. */
export type DossierToPack = ExportedDossier & { readonly files: readonly FileToPack[] };
export type FileToPack = Pick<DossierDocumentRow, "fileId" | "byteLength"> & {
  readonly keySealed: string;
  readonly path: string;
};

/** Everything of these dossiers, in the order of their declarations; a fixed number of reads. */
export async function readExportedDossiers(
  db: SellerDb,
  declSeqNos: readonly string[],
  today: CalendarDate,
  say: DossierWords,
): Promise<readonly DossierToPack[]> {
  const [dossiers, allGoods, allocations, documents] = await Promise.all([
    listDossiersBy(db, declSeqNos),
    listDossierGoods(db, declSeqNos),
    listAllocations(db, declSeqNos),
    listDossierDocuments(db, declSeqNos),
  ]);
  const rates = await listRefundRates(
    db,
    allGoods.map(({ gcode }) => gcode),
  );
  return dossiers.map((one) => {
    const of = <T extends { readonly declSeqNo: string }>(list: readonly T[]) =>
      list.filter(({ declSeqNo }) => declSeqNo === one.declSeqNo);
    const own = of(documents);
    const counted = new Map<string, number>();
    const placed = own.map((document) => {
      const index = (counted.get(document.kind) ?? 0) + 1;
      counted.set(document.kind, index);
      const path = documentPath(one.entryId, say(`documents.${document.kind}`), index, document.fileName);
      return { ...document, path };
    });
    return {
      ...one,
      light: lightOf(one, today),
      estimate: estimateRefund(of(allocations), rates, one.declaredOn),
      needs: documentNeeds(one, new Set(own.map(({ kind }) => kind)), one.notNeeded),
      goods: of(allGoods),
      allocations: of(allocations),
      documents: placed.map((document) => ({ ...document, addedOn: chinaDateOf(document.addedAt) })),
      files: placed,
    };
  });
}
