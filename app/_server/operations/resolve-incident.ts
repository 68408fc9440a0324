import { saveAudit } from "#db/queries/audit";
import { lockDeclarations, updateDeclarations } from "#db/queries/declarations";
import { getIncidentSubject, lockIncident, updateIncidents } from "#db/queries/incidents";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { isUnsettled } from "#lib/incidents/kinds";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * A person ends an incident and says what was done, or what the carrier answered; of an interception the declaration's mark
 * goes with it. Refused: `incident_not_found`, `incident_settled` (somebody or an event was quicker).
 */
export async function resolveIncident(
  scope: SellerScope,
  { incidentId, note }: { readonly incidentId: string; readonly note: string },
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const subjectId = await getIncidentSubject(db, incidentId);
    // the declaration before its incidents, as receipts lock them
    const [declaration] = subjectId === null ? [] : await lockDeclarations(db, [subjectId]);
    const row = await lockIncident(db, incidentId);
    if (!row) return refuse({ code: "incident_not_found" });
    if (!isUnsettled(row.state)) return refuse({ code: "incident_settled" });
    const done = { state: "resolved", closedAt: now, closedKind: "person", closedBy: scope.personName } as const;
    await updateIncidents(db, [{ ...row, ...done, note }]);
    if (row.kind === "interception" && declaration)
      await updateDeclarations(db, [{ ...declaration, interceptAt: null, updatedAt: now }]);
    const data = { kind: row.kind, number: row.waybillNo, note };
    await saveAudit(db, [{ event: "incident_resolved", data, subject: { kind: "incident", id: row.id } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
