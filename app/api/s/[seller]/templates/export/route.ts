import { getLocale, getTranslations } from "next-intl/server";
import { inScope } from "#db/scope";
import { writeTemplateSheet } from "#lib/routing/template-sheet";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { readTemplateFacts } from "#server/operations/read-template-facts";
import { sellerRoute } from "#server/web/route";

/** The templates as XLSX; without any, the header alone is the form to fill in. */
export const GET = sellerRoute("settings.read", async (scope) => {
  const [{ templates, groups, book }, locale, t] = await Promise.all([
    inScope(scope, (db) => readTemplateFacts(db, Date.now())),
    getLocale(),
    getTranslations("templates"),
  ]);
  const name = t("import.sheet");
  const sheet = writeTemplateSheet(templates, groups, book.solutions, locale.startsWith("zh") ? "zh" : "en");
  return fileAnswer(await writeXlsx({ name, ...sheet }), name, "xlsx");
});
