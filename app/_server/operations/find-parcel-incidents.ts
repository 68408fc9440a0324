import { findIncidentsOf } from "#db/queries/incidents";
import { getRoutingBook } from "#db/queries/rates";
import { findTroubledParcels } from "#db/queries/tracking";
import { inScope, type SellerScope } from "#db/scope";
import type { FoundIncidents } from "#lib/incidents/found";
import { incidentsFoundMax } from "#lib/incidents/limits";
import { ok, type Result } from "#lib/kit/result";
import { isAskedFor } from "#lib/tracking/counted-parcels";
import { promisedLastDays } from "#lib/tracking/promised-days";
import { parseTrackingSearch } from "#lib/tracking/search";
import { foundOf, tooMany } from "./find-incidents.ts";

/**
 * Chooses the unsettled incidents of all parcels that a list's filters find, in the versions that they have now; where the
 * filters ask for a kind, a severity or an owner, only those. Refused: `too_many_found`.
 */
export async function findParcelIncidents(
  scope: SellerScope,
  { query }: { readonly query: string },
  now: number = Date.now(),
): Promise<Result<FoundIncidents>> {
  const search = { ...parseTrackingSearch(Object.fromEntries(new URLSearchParams(query))), after: null };
  return inScope(scope, async (db): Promise<Result<FoundIncidents>> => {
    const { solutions } = await getRoutingBook(db, now);
    const found = await findTroubledParcels(db, search, { now, promises: promisedLastDays(solutions) });
    if (found.incidents > incidentsFoundMax) return tooMany(found.incidents);
    const list = (await findIncidentsOf(db, found.waybillIds)).filter(isAskedFor(search));
    const { total: rows } = found;
    return ok(foundOf(scope, list, { rows, without: rows - new Set(list.map(({ waybillId }) => waybillId)).size }));
  });
}
