import { type BriefIncident, countFound, findIncidents as findBySearch } from "#db/queries/incidents";
import { inScope, type SellerScope } from "#db/scope";
import type { FoundIncidents } from "#lib/incidents/found";
import { parseIncidentSearch } from "#lib/incidents/incident-search";
import { incidentsFoundMax } from "#lib/incidents/limits";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Chooses all unsettled incidents that a list's filters find, in the versions that they have now. A parcel whose cause is
 * found too is left out: it goes with the cause. Refused: `too_many_found`.
 */
export async function findIncidents(
  scope: SellerScope,
  { query }: { readonly query: string },
  now: number = Date.now(),
): Promise<Result<FoundIncidents>> {
  const asked = parseIncidentSearch(Object.fromEntries(new URLSearchParams(query)), now);
  const search = { ...asked, view: "open", after: null } as const;
  const { found, count } = await inScope(scope, async (db) => {
    const found = await findBySearch(db, search, incidentsFoundMax + 1);
    return { found, count: found.length > incidentsFoundMax ? await countFound(db, search) : found.length };
  });
  if (count > incidentsFoundMax) return tooMany(count);
  const ids = new Set(found.map(({ id }) => id));
  const chosen = found.filter(({ groupId }) => groupId === null || !ids.has(groupId));
  return ok(foundOf(scope, chosen, { rows: chosen.length, without: 0 }));
}

export function tooMany(count: number) {
  return refuse({ code: "too_many_found", values: { count, max: incidentsFoundMax } });
}

export function foundOf(
  { personId }: SellerScope,
  list: readonly BriefIncident[],
  counts: Pick<FoundIncidents, "rows" | "without">,
): FoundIncidents {
  return {
    incidents: list.map(({ id, version }) => ({ id, version })),
    ...counts,
    isMine: list.every(({ ownerId, state }) => ownerId === personId && state !== "open"),
    isOwned: list.some(({ ownerId }) => ownerId !== null),
    kind: list[0]?.kind ?? null,
  };
}
