import type { SellerScope } from "#db/scope";
import type { ShownIncident } from "#lib/incidents/schema";
import type { Result } from "#lib/kit/result";
import { type ChangedIncidents, changeIncidents } from "./change-incidents.ts";

/**
 * A person says that it sees to incidents, also in the place of another one. Refused: `incident_not_found`,
 * `incident_settled` (somebody or an event was quicker), `incident_changed`.
 */
export async function takeIncidents(
  scope: SellerScope,
  { incidents }: { readonly incidents: readonly ShownIncident[] },
  now: number = Date.now(),
): Promise<Result<ChangedIncidents>> {
  const { personId: ownerId, personName: ownerName } = scope;
  return changeIncidents(
    scope,
    incidents,
    {
      ...{ of: "unsettled", withMembers: true },
      change: (one) =>
        one.ownerId === ownerId && one.state !== "open"
          ? null
          : {
              next: { ...one, state: one.state === "open" ? "acknowledged" : one.state, ownerId, ownerName },
              history: { step: "taken" },
            },
      audit: ({ id, kind, waybillNo }) => ({
        ...{ event: "incident_taken_over", data: { kind, number: waybillNo }, subject: { kind: "incident", id } },
      }),
    },
    now,
  );
}
