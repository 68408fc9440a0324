import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { getPaperFile, savePaperFile } from "#db/queries/papers";
import { getBatchTrades, getWaybillTrade, type TradePaperRow } from "#db/queries/trade-papers";
import { inScope, type SellerScope } from "#db/scope";
import type { Subject } from "#lib/audit/entry";
import { fingerprint } from "#lib/kit/fingerprint";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { BatchPaper, PaperForm, PaperLanguage, TradePaper } from "#lib/papers/paper-kinds";
import { batchNumber } from "#lib/papers/trade/consignment";
import { canBeMerged } from "#lib/papers/trade/layout-trade";
import type { TradeData } from "#lib/papers/trade/trade-data";
import { type RenderedPapers, renderMergedPaper, renderParcelPapers } from "#server/gateways/pdf/render-trade";

export type PaperOptions = { readonly language: PaperLanguage; readonly form: PaperForm };

export type PrintedPaper = { readonly bytes: Uint8Array; readonly pages: number; readonly fileName: string };

/** One paper of one parcel as a PDF. Refusals: `waybill_not_found` (also when it is no longer booked), `no_papers`. */
export async function printWaybillPaper(
  scope: SellerScope,
  waybillId: string,
  paper: TradePaper,
  language: PaperLanguage,
): Promise<Result<PrintedPaper>> {
  const row = await inScope(scope, (db) => getWaybillTrade(db, waybillId));
  if (!row) return refuse({ code: "waybill_not_found" });
  const { number } = dataOf(row);
  return ok(
    await printed(scope, [row], {
      ...{ paper, language, number: null, subject: { kind: "waybill", id: waybillId } },
      fileName: `${paper}-${number}.pdf`,
    }),
  );
}

/**
 * A paper of every parcel of a batch in the order of its list as one PDF, or one paper for all of them (`merged`; a
 * hand-over list always is one, customs forms never are). Refusals: `batch_not_found`, `no_papers`.
 */
export async function printBatchPapers(
  scope: SellerScope,
  batchId: string,
  paper: BatchPaper,
  { language, form }: PaperOptions,
): Promise<Result<PrintedPaper>> {
  const rows = await inScope(scope, (db) => getBatchTrades(db, batchId));
  if (!rows) return refuse({ code: "batch_not_found" });
  const [first] = rows;
  if (!first) return refuse({ code: "no_papers" });
  const isMerged = paper === "hand_over" || (form === "merged" && canBeMerged(paper));
  const number = batchNumber(batchId, dataOf(first).date);
  return ok(
    await printed(scope, rows, {
      ...{ paper, language, number: isMerged ? number : null, subject: { kind: "batch", id: batchId } },
      fileName: `${paper}-${number}${isMerged ? "-merged" : ""}.pdf`,
    }),
  );
}

type Print = {
  readonly paper: BatchPaper;
  readonly language: PaperLanguage;
  /** The number of a merged paper; null: each parcel's own. */
  readonly number: string | null;
  readonly subject: Subject;
  readonly fileName: string;
};

/** Rendered once per set of hashes, paper and language, outside any transaction; then the kept bytes are given again. */
async function printed(scope: SellerScope, rows: readonly TradePaperRow[], print: Print): Promise<PrintedPaper> {
  const { paper, language, number, subject, fileName } = print;
  // the layout's version is in each hash, as it was when the paper was frozen
  const key = fingerprint({ paper, language, number, papers: rows.map(({ hash }) => hash) });
  const kept = await inScope(scope, (db) => getPaperFile(db, key));
  const file = kept ?? contentOf(await renderPapers(rows, print));
  await inScope(scope, async (db) => {
    if (!kept) await savePaperFile(db, { key, ...file });
    await saveAudit(db, [{ event: "papers_printed", data: { paper, count: rows.length }, subject }]);
    await raiseLiveCursor(db);
  });
  // whoever rendered at the same time may have been first: what is kept is what counts
  const content = kept
    ? kept.content
    : ((await inScope(scope, (db) => getPaperFile(db, key)))?.content ?? file.content);
  return { bytes: content, pages: file.pages, fileName };
}

function contentOf({ bytes, pages }: RenderedPapers): { readonly pages: number; readonly content: Uint8Array } {
  return { pages, content: bytes };
}

/** Draws papers of frozen rows. The document is dated by the last of them, so that it is the same file whenever it is drawn. */
export async function renderPapers(
  rows: readonly TradePaperRow[],
  { paper, language, number }: Pick<Print, "paper" | "language" | "number">,
): Promise<RenderedPapers> {
  const parcels = rows.map(dataOf);
  const createdAt = Math.max(...rows.map((row) => row.createdAt));
  const info = { title: number ?? parcels[0]?.number ?? "", createdAt };
  if (paper === "hand_over" || (number !== null && canBeMerged(paper))) {
    return renderMergedPaper(paper, parcels, number ?? "", language, info);
  }
  return renderParcelPapers(paper, parcels, language, info);
}

/** The data was frozen by `tradeFromBooking`, so it has the shape of `TradeData`. */
export function dataOf(row: TradePaperRow): TradeData {
  return row.data as TradeData;
}
