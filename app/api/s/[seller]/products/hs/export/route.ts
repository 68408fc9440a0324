import { getLocale, getTranslations } from "next-intl/server";
import { parseHsWorkSearch } from "#lib/products/hs-work";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { exportHsWork } from "#server/operations/export-hs-work";
import { sellerRoute } from "#server/web/route";

/** The work list as XLSX: a product sheet with the proposals beside it, to decide in a spreadsheet and bring back. */
export const GET = sellerRoute("products.read", async (scope, request) => {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("hs")]);
  const search = parseHsWorkSearch(Object.fromEntries(new URL(request.url).searchParams));
  const name = t("sheet");
  const sheet = await exportHsWork(scope, search, locale.startsWith("zh") ? "zh" : "en");
  return fileAnswer(await writeXlsx({ name, ...sheet }), name, "xlsx");
});
