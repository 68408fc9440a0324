import { randomUUID } from "node:crypto";
import { raiseLiveCursor } from "#db/queries/live";
import { countOpenParcelExports, saveParcelExport } from "#db/queries/parcel-exports";
import { getRoutingBook } from "#db/queries/rates";
import { countParcels } from "#db/queries/tracking";
import { enqueue } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { promisedLastDays } from "#lib/tracking/promised-days";
import { parseTrackingSearch, trackingQuery } from "#lib/tracking/search";

/** More at once would only make each of them slower. */
const mostOpen = 3;

export type AskParcels = {
  /** The list's address. */
  readonly query: string;
  readonly locale: string;
  readonly timeZone: string;
};

/**
 * Asks for a list of parcels as a file, all its pages, written by a job. Refusals: `no_parcels` (nothing is shown),
 * `too_many_exports` (that are still being written).
 */
export async function exportParcels(
  scope: SellerScope,
  { query, locale, timeZone }: AskParcels,
  now: number = Date.now(),
): Promise<Result<{ readonly exportId: string; readonly total: number }>> {
  const search = { ...parseTrackingSearch(Object.fromEntries(new URLSearchParams(query))), after: null };
  return inScope(scope, async (db): Promise<Result<{ readonly exportId: string; readonly total: number }>> => {
    const { solutions } = await getRoutingBook(db, now);
    const [{ total }, open] = await Promise.all([
      countParcels(db, search, { now, promises: promisedLastDays(solutions) }),
      countOpenParcelExports(db),
    ]);
    if (total === 0) return refuse({ code: "no_parcels" });
    if (open >= mostOpen) return refuse({ code: "too_many_exports", values: { max: mostOpen } });
    const id = randomUUID();
    const by = { createdBy: scope.personName, createdById: scope.personId };
    await saveParcelExport(db, { id, query: trackingQuery(search), locale, timeZone, total, ...by }, now);
    await enqueue(db, [{ name: "write-parcels", data: { sellerId: scope.sellerId, exportId: id } }]);
    await raiseLiveCursor(db);
    return ok({ exportId: id, total });
  });
}
