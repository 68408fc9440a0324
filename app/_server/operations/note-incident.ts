import { lockIncidents, saveIncidentHistory } from "#db/queries/incidents";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Writes a note on an incident, ended or not; notes are never changed. Refused: `incident_not_found`. */
export async function noteIncident(
  scope: SellerScope,
  { incidentId, note }: { readonly incidentId: string; readonly note: string },
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const [row] = await lockIncidents(db, [incidentId]);
    if (!row) return refuse({ code: "incident_not_found" });
    const by = scope.personName;
    await saveIncidentHistory(db, [{ incidentId, step: "noted", state: row.state, by, text: note }], now);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
