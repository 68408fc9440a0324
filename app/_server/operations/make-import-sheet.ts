import type { FrozenDeclarationRow } from "#db/queries/frozen-declarations";
import type { TradePaperRow } from "#db/queries/trade-papers";
import { buildList } from "#lib/customs/build-list";
import type { ParcelFacts, SellerCustoms } from "#lib/customs/facts";
import type { ListDocument } from "#lib/customs/message";
import { importTables } from "#lib/papers/trade/import-sheet";
import { type SheetToWrite, writeXlsx } from "#server/files/write-sheet";
import { type Words, wordsOf } from "#server/text";
import { dataOf } from "./print-papers.ts";

/** Stands for what the Single Window gives itself: none of it is in the sheet. */
const stamp = { guid: "", at: 0, appType: "1", preNo: null, invtNo: null } as const;

/**
 * The lists of parcels as the Single Window's columns (XLSX): heads, goods, and what could not be put in, each with the
 * reason. Made of the declarations as they were frozen; a parcel without one is left out and said.
 */
export async function makeImportSheet(
  rows: readonly TradePaperRow[],
  declared: readonly FrozenDeclarationRow[],
  locale: string,
): Promise<Uint8Array> {
  const words = wordsOf("customs", locale);
  const own = wordsOf("trade", locale);
  const byWaybill = new Map(declared.map(({ waybillId, facts }) => [waybillId, facts]));
  const lists: ListDocument[] = [];
  const leftOut: string[][] = [];
  for (const row of rows) {
    const { orderNumber, trackingNumber } = dataOf(row);
    const leave = (reason: string) => leftOut.push([orderNumber, trackingNumber, reason]);
    // frozen by the declaration's operation, so it has this shape
    const facts = byWaybill.get(row.waybillId) as { parcel: ParcelFacts; seller: SellerCustoms } | undefined;
    if (!facts) {
      leave(own("importSheet.notDeclared"));
      continue;
    }
    const { document, findings } = buildList(facts.parcel, facts.seller, stamp);
    if (document) lists.push(document);
    for (const { code, element, values } of findings) leave(reasonOf(words, code, element, values));
  }
  const { heads, lines } = importTables(lists);
  const sheets: SheetToWrite[] = [
    { name: own("importSheet.heads"), ...heads },
    { name: own("importSheet.lines"), ...lines },
  ];
  const header = ["orderNumber", "trackingNumber", "reason"].map((key) => own(`importSheet.${key}`));
  if (leftOut.length > 0) sheets.push({ name: own("importSheet.leftOut"), header, rows: leftOut });
  return writeXlsx(...sheets);
}

function reasonOf(
  words: Words,
  code: string,
  element: string,
  values: Readonly<Record<string, string | number>>,
): string {
  return words(`findings.${code}`, { ...values, element: words(`elements.${element}`) });
}
