import type { SellerScope } from "#db/scope";
import { incidentRules } from "#lib/incidents/kinds";
import type { ShownIncident } from "#lib/incidents/schema";
import type { Result } from "#lib/kit/result";
import { type ChangedIncidents, changeIncidents } from "./change-incidents.ts";

/**
 * A person opens what was ended, and says why; it is due anew, and what it went through stays on record. Refused:
 * `incident_not_found`, `incident_open` (it is not ended), `incident_changed`.
 */
export async function reopenIncident(
  scope: SellerScope,
  { incidents, note }: { readonly incidents: readonly ShownIncident[]; readonly note: string },
  now: number = Date.now(),
): Promise<Result<ChangedIncidents>> {
  return changeIncidents(
    scope,
    incidents,
    {
      ...{ of: "ended", withMembers: false },
      change: (one) => ({
        next: {
          ...{ ...one, state: "open", reopened: one.reopened + 1, groupId: null, ownerId: null, ownerName: "" },
          ...{ dueAt: now + incidentRules[one.kind].dueMs, lastAt: now },
          ...{ closedAt: null, closedKind: null, closedBy: "", note: "" },
        },
        history: { step: "reopened", text: note },
      }),
      audit: ({ id, kind, waybillNo }) => ({
        event: "incident_reopened",
        data: { kind, number: waybillNo, note },
        subject: { kind: "incident", id },
      }),
    },
    now,
  );
}
