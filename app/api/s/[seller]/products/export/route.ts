import { getLocale, getTranslations } from "next-intl/server";
import { listAllProducts } from "#db/queries/products";
import { inScope } from "#db/scope";
import { catalogueSheet } from "#lib/products/catalogue-sheet";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { sellerRoute } from "#server/web/route";

/** The catalogue as XLSX; an empty one is the template. */
export const GET = sellerRoute("products.read", async (scope) => {
  const [products, locale, t] = await Promise.all([
    inScope(scope, listAllProducts),
    getLocale(),
    getTranslations("products"),
  ]);
  const name = t("sheet.catalogue");
  const sheet = catalogueSheet(products, locale.startsWith("zh") ? "zh" : "en");
  return fileAnswer(await writeXlsx({ name, ...sheet }), name, "xlsx");
});
