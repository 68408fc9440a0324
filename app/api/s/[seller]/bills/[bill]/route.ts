import { getLocale, getTranslations } from "next-intl/server";
import { getBill, listBillDifferences } from "#db/queries/bills";
import { getRoutingBook } from "#db/queries/rates";
import { inScope } from "#db/scope";
import { billSheet } from "#lib/dispatch/bill-sheet";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { isId } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** The lines of a bill that were not billed as booked, as XLSX to send to the carrier. */
export const GET = sellerRoute<{ seller: string; bill: string }>("bills.read", async (scope, _, { bill: id }) => {
  if (!isId(id)) return refusal(404, "bill_unknown");
  const found = await inScope(scope, async (db) => {
    const bill = await getBill(db, id);
    if (!bill) return null;
    const [lines, book] = await Promise.all([listBillDifferences(db, id), getRoutingBook(db, Date.now())]);
    return { bill, lines, solutions: book.solutions };
  });
  if (!found) return refusal(404, "bill_unknown");
  const [t, locale] = await Promise.all([getTranslations("bills"), getLocale()]);
  const names = new Map(
    found.solutions.map(({ code, nameZh, nameEn }) => [code, locale.startsWith("zh") ? nameZh : nameEn]),
  );
  const sheet = billSheet(found.lines, {
    column: (name) => t(`sheet.${name}`),
    verdict: (verdict) => t(`verdicts.${verdict}`),
    cause: (cause) => t(`causes.${cause}`),
    solution: (code) => names.get(code) ?? code,
  });
  const name = t("sheet.name", { file: found.bill.fileName.replace(/\.[a-z]+$/i, "") });
  return fileAnswer(await writeXlsx({ name: t("sheet.tab"), ...sheet }), name, "xlsx");
});
