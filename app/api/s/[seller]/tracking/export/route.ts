import { getLocale, getTranslations } from "next-intl/server";
import { getRoutingBook } from "#db/queries/rates";
import { listParcels } from "#db/queries/tracking";
import { inScope } from "#db/scope";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { promisedLastDays } from "#lib/tracking/promised-days";
import { parseTrackingSearch } from "#lib/tracking/search";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { sellerRoute } from "#server/web/route";
import { currentPerson } from "#server/web/session";

/** Some megabytes of file; the last row says so where there were more. */
const mostRows = 10_000;

/** The list of parcels as XLSX: exactly what its address shows, in its order, all pages; times in the person's zone. */
export const GET = sellerRoute("tracking.read", async (scope, request) => {
  const search = { ...parseTrackingSearch(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const now = Date.now();
  const [t, w, locale, person] = await Promise.all([
    getTranslations("tracking"),
    getTranslations("watch"),
    getLocale(),
    currentPerson(),
  ]);
  const page = await inScope(scope, async (db) => {
    const { solutions } = await getRoutingBook(db, now);
    return listParcels(db, search, { now, promises: promisedLastDays(solutions) }, mostRows);
  });
  const timeZone = person?.timeZone ?? "Asia/Shanghai";
  // Swedish writes dates as ISO does
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  const header = [
    ...[w("columns.number"), w("columns.order"), w("columns.stage"), w("columns.trouble"), w("columns.country")],
    ...[w("columns.solution"), w("columns.last"), w("columns.lastText")],
  ];
  const rows = page.rows.map((row) => [
    ...[row.trackingNumber, row.orderNumber, t(`stages.${row.stage}`)],
    ...[row.exception ? t(`troubles.${row.exception}`) : "", countryLabel(row.country, locale)],
    ...[solutionLabel(row.solutionCode, locale), row.lastEventAt === null ? "" : clock.format(row.lastEventAt)],
    row.lastText,
  ]);
  const cut = page.hasMore ? [[w("cut", { count: mostRows })]] : [];
  return fileAnswer(await writeXlsx({ name: w("listTitle"), header, rows: [...rows, ...cut] }), w("listTitle"), "xlsx");
});
