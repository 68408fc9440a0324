import { getFrozenDeclarations } from "#db/queries/frozen-declarations";
import type { DownloadRow } from "#db/queries/paper-downloads";
import type { TradePaperRow } from "#db/queries/trade-papers";
import { inScope, type JobScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import type { DownloadContent } from "#lib/papers/downloads";
import { totalsOf } from "#lib/papers/totals";
import { batchNumber } from "#lib/papers/trade/consignment";
import { groupsOf } from "#lib/papers/trade/merge-trade";
import { parcelSheet } from "#lib/papers/trade/trade-sheets";
import { writePaperSheets } from "#server/files/write-paper-sheets";
import type { ZipEntry } from "#server/files/zip-in-parts";
import { tradeSpeaker } from "#server/gateways/pdf/render-trade";
import { wordsOf } from "#server/text";
import { makeImportSheet } from "./make-import-sheet.ts";
import { writeTradeSheets } from "./print-paper-sheets.ts";
import { dataOf, renderPapers } from "./print-papers.ts";

/** Files of one day's parcels, and on how many papers a character is marked that no font holds. */
export type DownloadFiles = { readonly entries: readonly ZipEntry[]; readonly marked: number };

/** The files of up to a few hundred parcels of one day: the list of them, and each kind of paper that was asked for. */
export async function makeDownloadFiles(
  scope: JobScope,
  { contents, language }: Pick<DownloadRow, "contents" | "language">,
  rows: readonly TradePaperRow[],
  folder: string,
  number: number,
): Promise<DownloadFiles> {
  const locale = language === "en" ? "en" : "zh-CN";
  const words = wordsOf("trade", locale);
  const entries: ZipEntry[] = [];
  let marked = 0;
  const add = (name: string, bytes: Uint8Array) => entries.push({ name: `${folder}${name}`, bytes });
  const nameOf = (content: DownloadContent | "index") => `${words(`files.${content}`)}-${number}`;
  const say = tradeSpeaker(language);
  const parcels = rows.map(dataOf);
  const [first, ...others] = parcels;
  if (!first) return { entries, marked };
  const createdAt = Math.max(...rows.map((row) => row.createdAt));
  const index = parcelSheet({ parcels: [first, ...others], totals: totalsOf(parcels) }, say);
  add(`${nameOf("index")}.xlsx`, await writePaperSheets([index], createdAt));
  for (const content of contents) {
    if (content === "import_sheet") {
      const ids = rows.map(({ waybillId }) => waybillId);
      const declared = await inScope(scope, (db) => getFrozenDeclarations(db, ids));
      add(`${nameOf(content)}.xlsx`, await makeImportSheet(rows, declared, locale));
    } else if (content === "hand_over") {
      for (const batch of groupsOf(rows, ({ batchId }) => batchId)) {
        const batchNo = batchNumber(batch[0].batchId, dataOf(batch[0]).date);
        const { bytes } = await renderPapers(batch, { paper: content, language, number: batchNo });
        add(`${nameOf(content)}-${batchNo}.pdf`, bytes);
      }
    } else {
      const rendered = await renderPapers(rows, { paper: content, language, number: null });
      marked = Math.max(marked, rendered.marked);
      add(`${nameOf(content)}.pdf`, rendered.bytes);
      if (content === "invoice" || content === "packing_list") {
        const gathered = { language, number: `${chinaDateOf(createdAt).replaceAll("-", "")}-${number}` };
        add(`${nameOf(content)}-${words("files.merged")}.xlsx`, await writeTradeSheets(rows, content, gathered));
      }
    }
  }
  return { entries, marked };
}
