import { getLocale, getTranslations } from "next-intl/server";
import { listWaitingLines } from "#db/queries/products";
import { inScope } from "#db/scope";
import { unknownProductsSheet } from "#lib/products/catalogue-sheet";
import { unknownProducts } from "#lib/products/unknown-products";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { sellerRoute } from "#server/web/route";

/** The work list of unknown products as XLSX, to fill in and bring back. */
export const GET = sellerRoute("products.read", async (scope) => {
  const [lines, locale, t] = await Promise.all([
    inScope(scope, listWaitingLines),
    getLocale(),
    getTranslations("products"),
  ]);
  const name = t("sheet.unknown");
  const sheet = unknownProductsSheet(unknownProducts(lines), locale.startsWith("zh") ? "zh" : "en");
  return fileAnswer(await writeXlsx({ name, ...sheet }), name, "xlsx");
});
