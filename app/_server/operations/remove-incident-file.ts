import { saveAudit } from "#db/queries/audit";
import { getIncidentFile, retireIncidentFile } from "#db/queries/incident-files";
import { lockIncidents, saveIncidentHistory } from "#db/queries/incidents";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Takes an attachment off an incident; the file stays on record. Refusal: `file_unknown`. */
export async function removeIncidentFile(
  scope: SellerScope,
  { fileId }: { readonly fileId: string },
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const known = await getIncidentFile(db, fileId);
    const [row] = known ? await lockIncidents(db, [known.incidentId]) : [];
    const file = row ? await getIncidentFile(db, fileId) : null;
    if (!file || !row) return refuse({ code: "file_unknown" });
    const { personName: by } = scope;
    await retireIncidentFile(db, fileId, by, now);
    const step = { incidentId: row.id, step: "file_removed" as const, state: row.state, by, text: file.fileName };
    await saveIncidentHistory(db, [step], now);
    const data = { kind: row.kind, number: row.waybillNo, file: file.fileName };
    await saveAudit(db, [{ event: "incident_file_removed", data, subject: { kind: "incident", id: row.id } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
