import { getLocale, getTranslations } from "next-intl/server";
import { searchNationalCodes } from "#db/queries/nomenclature";
import { inScope } from "#db/scope";
import { unitNames } from "#lib/customs/tables/units";
import { chinaDateOf } from "#lib/kit/time";
import { nationalSheet } from "#lib/products/nomenclature/table-sheet";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { staffRoute } from "#server/web/route";

const most = 40_000;

/** The table as it holds today, in the columns that the import reads: the template. */
export const GET = staffRoute("nomenclature.read", async (scope) => {
  const [rows, locale, t] = await Promise.all([
    inScope(scope, (db) => searchNationalCodes(db, { q: "", after: "", limit: most }, chinaDateOf(Date.now()))),
    getLocale(),
    getTranslations("nomenclature"),
  ]);
  const sheet = nationalSheet(rows, new Map(Object.entries(unitNames)), locale.startsWith("zh") ? "zh" : "en");
  return fileAnswer(await writeXlsx({ name: t("title"), ...sheet }), t("title"), "xlsx");
});
