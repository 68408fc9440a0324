import type { SellerScope } from "#db/scope";
import type { ShownIncident } from "#lib/incidents/schema";
import type { Result } from "#lib/kit/result";
import { type ChangedIncidents, changeIncidents } from "./change-incidents.ts";

/**
 * A person ends incidents and says what was done, or what the carrier answered; the parcels of one cause end with it, and of
 * an interception the declaration's mark goes too. Refused: what `changeIncidents` says of each.
 */
export async function resolveIncidents(
  scope: SellerScope,
  { incidents, note }: { readonly incidents: readonly ShownIncident[]; readonly note: string },
  now: number = Date.now(),
): Promise<Result<ChangedIncidents>> {
  return changeIncidents(
    scope,
    incidents,
    {
      ...{ of: "unsettled", withMembers: true },
      change: (one) => ({
        next: { ...one, state: "resolved", closedAt: now, closedKind: "person", closedBy: scope.personName, note },
        history: { step: "resolved", text: note },
      }),
      audit: ({ id, kind, waybillNo }) => ({
        event: "incident_resolved",
        data: { kind, number: waybillNo, note },
        subject: { kind: "incident", id },
      }),
    },
    now,
  );
}
