import { saveAudit } from "#db/queries/audit";
import { getFrozenDeclarations } from "#db/queries/frozen-declarations";
import { getBatchTrades, getWaybillTrade, type TradePaperRow } from "#db/queries/trade-papers";
import { inScope, type SellerScope } from "#db/scope";
import type { Subject } from "#lib/audit/entry";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { PaperLanguage, SheetPaper } from "#lib/papers/paper-kinds";
import { batchNumber, type Consignment, ofParcel, ofParcels } from "#lib/papers/trade/consignment";
import { groupsOf } from "#lib/papers/trade/merge-trade";
import { invoiceSheets, packingListSheets } from "#lib/papers/trade/trade-sheets";
import { writePaperSheets } from "#server/files/write-paper-sheets";
import { tradeSpeaker } from "#server/gateways/pdf/render-trade";
import { makeImportSheet } from "./make-import-sheet.ts";
import { dataOf } from "./print-papers.ts";

export type PaperSheetFile = { readonly bytes: Uint8Array; readonly fileName: string };

export type SheetOptions = { readonly language: PaperLanguage; readonly locale: string };

/** Invoice, packing list or import sheet of one parcel as XLSX. Refusal: `waybill_not_found`. */
export async function printWaybillSheet(
  scope: SellerScope,
  waybillId: string,
  paper: SheetPaper,
  options: SheetOptions,
): Promise<Result<PaperSheetFile>> {
  const row = await inScope(scope, (db) => getWaybillTrade(db, waybillId));
  if (!row) return refuse({ code: "waybill_not_found" });
  const subject = { kind: "waybill", id: waybillId } as const;
  return ok(await written(scope, [row], paper, { ...options, subject, number: null }));
}

/** The same for a batch: one invoice or packing list for all its parcels. Refusals: `batch_not_found`, `no_papers`. */
export async function printBatchSheet(
  scope: SellerScope,
  batchId: string,
  paper: SheetPaper,
  options: SheetOptions,
): Promise<Result<PaperSheetFile>> {
  const rows = await inScope(scope, (db) => getBatchTrades(db, batchId));
  if (!rows) return refuse({ code: "batch_not_found" });
  const [first] = rows;
  if (!first) return refuse({ code: "no_papers" });
  const subject = { kind: "batch", id: batchId } as const;
  return ok(
    await written(scope, rows, paper, { ...options, subject, number: batchNumber(batchId, dataOf(first).date) }),
  );
}

type Write = SheetOptions & { readonly subject: Subject; readonly number: string | null };

async function written(
  scope: SellerScope,
  rows: readonly TradePaperRow[],
  paper: SheetPaper,
  { language, locale, subject, number }: Write,
): Promise<PaperSheetFile> {
  const ids = rows.map(({ waybillId }) => waybillId);
  const declared = await inScope(scope, async (db) => {
    await saveAudit(db, [{ event: "papers_printed", data: { paper, count: rows.length }, subject }]);
    return paper === "import_sheet" ? getFrozenDeclarations(db, ids) : [];
  });
  const fileName = `${paper}-${number ?? rows.map((row) => dataOf(row).number).join("")}.xlsx`;
  if (paper === "import_sheet") return { bytes: await makeImportSheet(rows, declared, locale), fileName };
  return { bytes: await writeTradeSheets(rows, paper, { language, number }), fileName };
}

/** One workbook for parcels: a sheet (or two) for each seller and currency among them. */
export async function writeTradeSheets(
  rows: readonly TradePaperRow[],
  paper: "invoice" | "packing_list",
  { language, number }: { readonly language: PaperLanguage; readonly number: string | null },
): Promise<Uint8Array> {
  const say = tradeSpeaker(language);
  const groups = groupsOf(rows.map(dataOf), ({ seller, currency }) =>
    JSON.stringify([seller.name, seller.code, currency]),
  );
  const consignments = groups.map((group, at): Consignment => {
    if (number === null) return ofParcel(group[0]);
    return ofParcels(group, groups.length === 1 ? number : `${number}-${at + 1}`);
  });
  const sheets = consignments.flatMap((one) =>
    paper === "invoice" ? invoiceSheets(one, say) : packingListSheets(one, say),
  );
  const numbered =
    groups.length === 1 ? sheets : sheets.map((sheet, at) => ({ ...sheet, name: `${sheet.name} ${at + 1}` }));
  return writePaperSheets(numbered, Math.max(...rows.map(({ createdAt }) => createdAt)));
}
