import { randomUUID } from "node:crypto";
import { allDossiers, allInvoices } from "#lib/customs/dossier/dossier-search";
import * as documents from "../queries/dossier-documents.ts";
import * as exports from "../queries/dossier-exports.ts";
import * as dossiers from "../queries/dossiers.ts";
import * as invoices from "../queries/purchase-invoices.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2027, 1, 1);
const today = "2026-11-28";
const late = "2099-01-01";
const { declSeqNo, sku, gcode, fileHash, invoiceNumber } = sameKeys;
const ofSweeps = "the sweep asks for every seller and then works inside one seller's scope each";

const invoiceCalls = {
  findInvoices: asSeller((db) => invoices.findInvoices(db, [invoiceNumber])),
  saveInvoices: asSeller((db) => {
    const line = {
      ...{
        lineNumber: 1,
        sku,
        skuKey: sku,
        name: "",
        unit: "件",
        unitCode: "011",
        quantityE5: 1,
        netFen: 1,
        taxFen: 0,
      },
      taxRateBp: 1300,
    };
    const head = {
      ...{ id: randomUUID(), code: "", number: "1".repeat(20), kind: "special" as const, issuedOn: today },
      ...{ supplierName: "stranger's", supplierTaxNo: "", contentHash: "stranger's", lines: [line] },
    };
    return invoices.saveInvoices(db, [head], { fileName: "stranger's", importedBy: "stranger", now });
  }),
  listInvoices: asSeller((db) => invoices.listInvoices(db, allInvoices)),
  countInvoices: asSeller((db) => invoices.countInvoices(db, { free: true, q: sku }), "counted"),
  getInvoice: asSeller((db, { invoiceId }) => invoices.getInvoice(db, invoiceId)),
  deleteInvoice: asSeller((db, { invoiceId }) => invoices.deleteInvoice(db, invoiceId), "unseen"),
  saveLineSku: asSeller((db, { invoiceId }) =>
    invoices.saveLineSku(db, invoiceId, 2, { sku: "stranger's", skuKey: "STRANGER'S" }),
  ),
  listFreeLines: asSeller((db) => invoices.listFreeLines(db, [sku]), "counted"),
  lockFreeLines: asSeller((db) => invoices.lockFreeLines(db, [sku])),
  addLineUses: asSeller((db, { invoiceId }) =>
    invoices.addLineUses(db, [{ invoiceId, lineNumber: 2, quantityE5: 1, netFen: 1 }]),
  ),
  listAllocations: asSeller((db) => invoices.listAllocations(db, [declSeqNo])),
  sumAllocations: asSeller((db) => invoices.sumAllocations(db, [declSeqNo]), "counted"),
  saveAllocations: asSeller((db, { invoiceId }) =>
    invoices.saveAllocations(
      db,
      [{ declSeqNo, position: 1, invoiceId, lineNumber: 1, quantityE5: 1, netFen: 1 }],
      "stranger",
      now,
    ),
  ),
  deleteAllocations: asSeller((db) => invoices.deleteAllocations(db, declSeqNo, "special")),
} satisfies CallsOf<typeof invoices>;

const dossierCalls = {
  listUnopened: asJob((db) => dossiers.listUnopened(db), "counted"),
  listResultLines: asJob((db) => dossiers.listResultLines(db, [declSeqNo])),
  getSellerTax: asSeller((db) => dossiers.getSellerTax(db), "unseen"),
  saveDossiers: asJob((db) => {
    const one = {
      ...{ declSeqNo, entryId: "stranger's", branch: "taxed" as const, declaredOn: today, claimDueOn: today },
      ...{ retainUntil: today, lineCount: 9, unknownLines: 9, exportedE5: 900_000_000, missingKinds: 0, notNeeded: {} },
    };
    return dossiers.saveDossiers(db, [one], now);
  }),
  listDossierGoods: asSeller((db) => dossiers.listDossierGoods(db, [declSeqNo])),
  saveDossierGoods: asJob((db) => {
    const goods = { sku, skuKey: sku, name: "stranger's", gcode, unit: "011", quantityE5: 900_000_000, lineCount: 9 };
    return dossiers.saveDossierGoods(db, [{ ...goods, declSeqNo, position: 1 }]);
  }),
  listDossiers: asSeller((db) => dossiers.listDossiers(db, allDossiers, today), "counted"),
  countDossiers: asSeller((db) => dossiers.countDossiers(db, allDossiers, today), "counted"),
  getDossier: asSeller((db) => dossiers.getDossier(db, declSeqNo, true), "counted"),
  listDossiersBy: asSeller((db) => dossiers.listDossiersBy(db, [declSeqNo]), "counted"),
  listFoundDeclarations: asSeller((db) => dossiers.listFoundDeclarations(db, allDossiers, today, 10), "counted"),
  updateDossier: asSeller((db) => dossiers.updateDossier(db, declSeqNo, { claimedOn: null }, "stranger", now)),
  lockOpenGoods: asSeller((db) => dossiers.lockOpenGoods(db, null, today), "counted"),
  addCoverage: asSeller((db) => dossiers.addCoverage(db, [{ declSeqNo, position: 1, quantityE5: 1 }], now)),
  listRefundRates: asSeller((db) => dossiers.listRefundRates(db, [gcode]), "counted"),
  saveRefundRate: asSeller((db) =>
    dossiers.saveRefundRate(db, { gcode, validFrom: "2026-01-01", rateBp: 900 }, "stranger", now),
  ),
  listSellersToOpen: open(
    ofSweeps,
    asDoor((db) => dossiers.listSellersToOpen(db, 0)),
  ),
  listSellersWithClocks: open(
    ofSweeps,
    asDoor((db) => dossiers.listSellersWithClocks(db, late, late)),
  ),
  lockClocks: asJob((db) => dossiers.lockClocks(db, late, late), "counted"),
  saveClocksTold: asJob((db) => dossiers.saveClocksTold(db, [{ declSeqNo, toldClaimDays: 30, toldDocumentDays: 3 }])),
} satisfies CallsOf<typeof dossiers>;

const documentCalls = {
  listDossierDocuments: asSeller((db) => documents.listDossierDocuments(db, [declSeqNo])),
  getDossierDocument: asSeller((db, { dossierDocumentId }) => documents.getDossierDocument(db, dossierDocumentId)),
  findDossierFile: asSeller((db) => documents.findDossierFile(db, fileHash)),
  saveDossierFile: asSeller((db) => {
    const file = { id: randomUUID(), fileName: "stranger's", fileKind: "pdf" as const, byteLength: 1, pages: 1 };
    return documents.saveDossierFile(db, { ...file, sha256: "other", keySealed: "", uploadedBy: "stranger" }, now);
  }),
  saveDossierDocument: asSeller(async (db) => {
    const fileId = await documents.findDossierFile(db, fileHash);
    const one = { id: randomUUID(), declSeqNo, kind: "agency" as const, fileId: fileId ?? "", addedBy: "stranger" };
    return documents.saveDossierDocument(db, one, now);
  }),
  retireDossierDocument: asSeller((db, { dossierDocumentId }) =>
    documents.retireDossierDocument(db, dossierDocumentId, "stranger", now),
  ),
} satisfies CallsOf<typeof documents>;

const exportCalls = {
  listDossierExports: asSeller((db) => exports.listDossierExports(db, 10)),
  countOpenDossierExports: asSeller((db) => exports.countOpenDossierExports(db), "counted"),
  getDossierExport: asSeller((db, { dossierExportId }) => exports.getDossierExport(db, dossierExportId, true)),
  saveDossierExport: asSeller((db) => {
    const one = { id: randomUUID(), declSeqNos: [declSeqNo], language: "zh" as const, total: 1 };
    return exports.saveDossierExport(db, { ...one, createdBy: "stranger" }, now);
  }),
  updateDossierExport: asJob((db, { dossierExportId }) =>
    exports.updateDossierExport(db, dossierExportId, { state: "failed" }),
  ),
  listDossierExportParts: asSeller((db, { dossierExportId }) => exports.listDossierExportParts(db, dossierExportId)),
  saveDossierExportPart: asJob((db, { dossierExportId }) => {
    const part = { fileId: randomUUID(), position: 7, keySealed: "stranger's", byteLength: 1 };
    return exports.saveDossierExportPart(db, dossierExportId, part);
  }),
  deleteDossierExportParts: asJob((db, { dossierExportId }) => exports.deleteDossierExportParts(db, dossierExportId)),
  listSellersWithOldDossierExports: open(
    ofSweeps,
    asDoor((db) => exports.listSellersWithOldDossierExports(db, now)),
  ),
  lockOldDossierExports: asJob((db) => exports.lockOldDossierExports(db, now)),
} satisfies CallsOf<typeof exports>;

export const dossierCallsByModule = {
  "purchase-invoices": invoiceCalls,
  dossiers: dossierCalls,
  "dossier-documents": documentCalls,
  "dossier-exports": exportCalls,
};
