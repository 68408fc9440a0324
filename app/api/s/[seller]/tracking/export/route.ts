import { getLocale } from "next-intl/server";
import { getRoutingBook } from "#db/queries/rates";
import { listParcels } from "#db/queries/tracking";
import { inScope } from "#db/scope";
import { directExportRows } from "#lib/tracking/exports";
import { promisedLastDays } from "#lib/tracking/promised-days";
import { parseTrackingSearch } from "#lib/tracking/search";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { parcelSheet } from "#server/operations/parcel-sheet";
import { refusal, sellerRoute } from "#server/web/route";
import { currentPerson } from "#server/web/session";

/**
 * A short list of parcels as XLSX: exactly what its address shows, in its order, all pages; times in the person's zone. What
 * is too long for an answer (413) is asked for as a job.
 */
export const GET = sellerRoute("tracking.read", async (scope, request) => {
  const search = { ...parseTrackingSearch(Object.fromEntries(new URL(request.url).searchParams)), after: null };
  const now = Date.now();
  const [locale, person, page] = await Promise.all([
    getLocale(),
    currentPerson(),
    inScope(scope, async (db) => {
      const { solutions } = await getRoutingBook(db, now);
      return listParcels(db, search, { now, promises: promisedLastDays(solutions) }, directExportRows);
    }),
  ]);
  if (page.hasMore) return refusal(413, "too_many_parcels");
  const { rowOf, ...sheet } = parcelSheet(locale, person?.timeZone ?? "Asia/Shanghai");
  return fileAnswer(await writeXlsx({ ...sheet, rows: page.rows.map(rowOf) }), sheet.name, "xlsx");
});
