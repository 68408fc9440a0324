import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import { exportDeclarations } from "../schema/customs.ts";
import {
  dossierDocuments,
  dossierExportParts,
  dossierExports,
  dossierFiles,
  dossierGoods,
  dossiers,
  invoiceAllocations,
  purchaseInvoiceLines,
  purchaseInvoices,
  refundRates,
} from "../schema/dossiers.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";
import { sameKeys } from "./twin-keys.ts";

const at = Date.UTC(2026, 10, 20);

/** The dossier of the twin's export declaration with an invoice, a document and an export; answers the ids. */
export async function fillDossiers(
  db: ScopedDb<SellerScope>,
  { sellerId }: { readonly sellerId: string },
  mark: string,
): Promise<{ readonly invoiceId: string; readonly dossierDocumentId: string; readonly dossierExportId: string }> {
  const { declSeqNo, sku, fileHash, invoiceNumber: number, gcode } = sameKeys;
  const [invoiceId, fileId, exportId] = [randomUUID(), randomUUID(), randomUUID()];
  const [documentId, quantityE5] = [randomUUID(), mark.length * 100_000];
  await insertMany(db, purchaseInvoices, [
    {
      ...{ sellerId, id: invoiceId, number, kind: "special" as const, issuedOn: "2026-10-10", supplierName: mark },
      ...{ netFen: 10_000, taxFen: 1_300, lineCount: 2, contentHash: mark, fileName: mark, importedBy: mark },
    },
  ]);
  const line = { sellerId, invoiceId, sku, skuKey: sku, name: mark, unit: "件", unitCode: "011", quantityE5 };
  const used = { netFen: 5_000, taxFen: 650, taxRateBp: 1300, usedE5: 100_000, usedNetFen: 10 };
  await insertMany(db, purchaseInvoiceLines, [
    { ...line, ...used, lineNumber: 1 },
    { ...line, ...used, usedE5: 0, usedNetFen: 0, lineNumber: 2 },
  ]);
  await insertMany(db, dossiers, [
    {
      ...{ sellerId, declSeqNo, entryId: sameKeys.entryId, branch: "refund" as const, declaredOn: "2026-11-15" },
      ...{ claimDueOn: "2029-11-15", retainUntil: "2036-11-15", exportedE5: quantityE5, coveredE5: 100_000 },
      ...{ claimedOn: "2026-11-20", documentsDueOn: "2026-12-05", missingKinds: 3, lineCount: 1, updatedBy: mark },
    },
  ]);
  await insertMany(db, dossierGoods, [
    {
      ...{ sellerId, declSeqNo, position: 1, sku, skuKey: sku, name: mark, gcode, unit: "011", quantityE5 },
      ...{ coveredE5: 100_000, lineCount: 1 },
    },
  ]);
  await insertMany(db, invoiceAllocations, [
    {
      ...{ sellerId, declSeqNo, position: 1, invoiceId, lineNumber: 1, quantityE5: 100_000, netFen: 10 },
      ...{ allocatedBy: mark },
    },
  ]);
  await insertMany(db, dossierFiles, [
    {
      ...{ sellerId, id: fileId, fileName: `${mark}.pdf`, fileKind: "pdf" as const, byteLength: 1, pages: 1 },
      ...{ sha256: fileHash, keySealed: mark, uploadedBy: mark },
    },
  ]);
  await insertMany(db, dossierDocuments, [
    { sellerId, id: documentId, declSeqNo, kind: "sales_contract" as const, fileId, addedBy: mark },
  ]);
  await insertMany(db, refundRates, [
    { sellerId, gcode, validFrom: "2026-01-01", rateBp: mark.length, enteredBy: mark },
  ]);
  // a result whose dossier is not open yet
  await insertMany(db, exportDeclarations, [
    {
      ...{ sellerId, declSeqNo: "D20261100000000002", sumNo: sameKeys.sumNo, entryId: "530420260000000002" },
      ...{ decState: mark, customsCode: "5304", declarantCode: mark, grossWeight: "1", netWeight: "1", opDate: "" },
      receivedAt: at,
    },
  ]);
  const asked = { sellerId, declSeqNos: [mark], language: "zh" as const, createdBy: mark };
  await insertMany(db, dossierExports, [
    { ...asked, id: exportId, state: "ready" as const, expiresAt: at },
    { ...asked, id: randomUUID(), state: "running" as const, expiresAt: null },
  ]);
  await insertMany(db, dossierExportParts, [
    { sellerId, fileId: randomUUID(), exportId, position: 0, keySealed: mark, byteLength: 1 },
  ]);
  return { invoiceId, dossierDocumentId: documentId, dossierExportId: exportId };
}
