import { getLocale, getTranslations } from "next-intl/server";
import { parseReportSearch } from "#lib/dispatch/failure-report";
import { countryName, isCountryCode } from "#lib/kit/country";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { readFailureReport } from "#server/operations/read-failure-report";
import { sellerRoute } from "#server/web/route";

/** The week's report as XLSX: by code, by what ended them, and every failure with its order. */
export const GET = sellerRoute("dispatch.read", async (scope, request) => {
  const search = parseReportSearch(Object.fromEntries(new URL(request.url).searchParams), Date.now());
  const [{ report, list }, locale, t, f] = await Promise.all([
    readFailureReport(scope, search, true),
    getLocale(),
    getTranslations("repairs.report"),
    getTranslations("failures.codes"),
  ]);
  const language = locale === "en" ? "en" : "zh";
  const nameOf = (code: string) => (f.has(`${code}.name`) ? f(`${code}.name`) : code);
  const hours = (ms: number | null) => (ms === null ? "" : (ms / 3_600_000).toFixed(1));
  const minute = (at: number | null) =>
    at === null ? "" : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
  const country = (code: string) => (isCountryCode(code) ? countryName(code, language) : code);
  const name = t("sheet.name", { week: search.week });
  const codes = report.byCode.map((row) => [
    ...[row.code, nameOf(row.code), t(`sources.${row.source}`), String(row.orders), String(row.parcels)],
    ...[String(row.open), hours(row.medianMs), String(row.before)],
  ]);
  const endings = report.byEnding.map((row) => [
    t(`endings.${row.endedBy}`),
    String(row.orders),
    String(row.parcels),
    hours(row.medianMs),
  ]);
  const spells = list.map((row) => [
    ...[row.orderNumber, row.code, nameOf(row.code), t(`sources.${row.source}`), country(row.country), row.goods],
    ...[minute(row.beganAt), minute(row.endedAt), row.endedBy === null ? "" : t(`endings.${row.endedBy}`)],
  ]);
  const c = (key: string) => t(`columns.${key}` as never);
  const bytes = await writeXlsx(
    {
      name: t("byCode"),
      header: ["code", "name", "source", "orders", "parcels", "open", "hours", "before"].map(c),
      rows: codes,
    },
    { name: t("byEnding"), header: ["ending", "orders", "parcels", "hours"].map(c), rows: endings },
    {
      name: t("list"),
      header: ["order", "code", "name", "source", "country", "goods", "began", "ended", "ending"].map(c),
      rows: spells,
    },
  );
  return fileAnswer(bytes, name, "xlsx");
});
