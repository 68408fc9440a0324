import { listMembers } from "#db/queries/members";
import { inScope, type SellerScope } from "#db/scope";
import type { ShownIncident } from "#lib/incidents/schema";
import { type Result, refuse } from "#lib/kit/result";
import { can } from "#lib/sellers/permissions";
import { type ChangedIncidents, changeIncidents } from "./change-incidents.ts";

/**
 * Gives incidents to a member who may handle them. Refused: `person_unknown`, `person_may_not`, and what `changeIncidents`
 * says of each.
 */
export async function assignIncidents(
  scope: SellerScope,
  { incidents, personId }: { readonly incidents: readonly ShownIncident[]; readonly personId: string },
  now: number = Date.now(),
): Promise<Result<ChangedIncidents>> {
  const team = await inScope(scope, listMembers);
  const member = team.find((one) => one.personId === personId);
  if (!member) return refuse({ code: "person_unknown", field: "personId" });
  if (!can(member.role, "incidents.handle")) return refuse({ code: "person_may_not", values: { name: member.name } });
  const { name: ownerName } = member;
  return changeIncidents(
    scope,
    incidents,
    {
      ...{ of: "unsettled", withMembers: true },
      change: (one) =>
        one.ownerId === personId && one.state !== "open"
          ? null
          : {
              next: { ...one, state: one.state === "open" ? "acknowledged" : one.state, ownerId: personId, ownerName },
              history: { step: "assigned", text: ownerName },
            },
      audit: ({ id, kind, waybillNo }) => ({
        event: "incident_assigned",
        data: { kind, number: waybillNo, to: ownerName },
        subject: { kind: "incident", id },
      }),
    },
    now,
  );
}
