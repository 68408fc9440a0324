import type { SellerScope } from "#db/scope";
import { incidentDueMaxMs } from "#lib/incidents/limits";
import type { ShownIncident } from "#lib/incidents/schema";
import { type Result, refuse } from "#lib/kit/result";
import { type ChangedIncidents, changeIncidents } from "./change-incidents.ts";

/** Puts off, or brings forward, when incidents are due. Refused: `due_out_of_range`, and what `changeIncidents` says of each. */
export async function setIncidentDue(
  scope: SellerScope,
  { incidents, dueAt }: { readonly incidents: readonly ShownIncident[]; readonly dueAt: number },
  now: number = Date.now(),
): Promise<Result<ChangedIncidents>> {
  if (dueAt <= now || dueAt > now + incidentDueMaxMs) return refuse({ code: "due_out_of_range", field: "dueAt" });
  return changeIncidents(
    scope,
    incidents,
    {
      ...{ of: "unsettled", withMembers: false },
      change: (one) => ({
        next: { ...one, dueAt },
        history: { step: "due_changed", text: new Date(dueAt).toISOString() },
      }),
      audit: null,
    },
    now,
  );
}
