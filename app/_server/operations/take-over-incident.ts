import { saveAudit } from "#db/queries/audit";
import { lockIncident, updateIncidents } from "#db/queries/incidents";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { isUnsettled } from "#lib/incidents/kinds";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * A person says that it sees to an incident, also in the place of another one. Refused: `incident_not_found`,
 * `incident_settled` (somebody or an event was quicker).
 */
export async function takeOverIncident(
  scope: SellerScope,
  { incidentId }: { readonly incidentId: string },
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const row = await lockIncident(db, incidentId);
    if (!row) return refuse({ code: "incident_not_found" });
    if (!isUnsettled(row.state)) return refuse({ code: "incident_settled" });
    if (row.ownerId === scope.personId) return ok(null);
    const { personId: ownerId, personName: ownerName } = scope;
    await updateIncidents(db, [{ ...row, state: "acknowledged", ownerId, ownerName }]);
    const data = { kind: row.kind, number: row.waybillNo };
    await saveAudit(db, [{ event: "incident_taken_over", data, subject: { kind: "incident", id: row.id } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
