import type { SellerScope } from "#db/scope";
import type { WorkState } from "#lib/incidents/life";
import type { ShownIncident } from "#lib/incidents/schema";
import type { Result } from "#lib/kit/result";
import { type ChangedIncidents, changeIncidents } from "./change-incidents.ts";

/**
 * Says whose answer or which work incidents wait for; what nobody had, the person has from now on. Refused: what
 * `changeIncidents` says of each.
 */
export async function moveIncidents(
  scope: SellerScope,
  { incidents, state }: { readonly incidents: readonly ShownIncident[]; readonly state: WorkState },
  now: number = Date.now(),
): Promise<Result<ChangedIncidents>> {
  return changeIncidents(
    scope,
    incidents,
    {
      ...{ of: "unsettled", withMembers: true },
      change: (one) =>
        one.state === state
          ? null
          : {
              next: {
                ...{ ...one, state, ownerId: one.ownerId ?? scope.personId },
                ownerName: one.ownerId === null ? scope.personName : one.ownerName,
              },
              history: { step: "moved", text: one.state },
            },
      audit: ({ id, kind, waybillNo }) => ({
        event: "incident_moved",
        data: { kind, number: waybillNo, state },
        subject: { kind: "incident", id },
      }),
    },
    now,
  );
}
