import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { listIncidentFiles, saveIncidentFile } from "#db/queries/incident-files";
import { getIncidents, lockIncidents, saveIncidentHistory } from "#db/queries/incidents";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { incidentFilePagesMax, incidentFilesMax } from "#lib/incidents/limits";
import { ok, type Result, refuse } from "#lib/kit/result";
import { admitDocument } from "#server/files/documents/admit-document";
import { sealFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import type { Storage } from "#server/gateways/storage/storage";
import { sealedPlace } from "#server/sealed-places";
import { documentKey } from "../document-key.ts";
import { throttleSeller } from "./throttle-seller.ts";

export type IncidentUpload = {
  readonly incidentId: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
};

/**
 * Attaches a file to an incident, ended or not: looked through like those of an application, sealed with a key of its own,
 * and only then kept. Refusals: `incident_not_found`, `files_full`, `file_there`, `too_many_attempts`, and those of
 * `admitDocument`.
 */
export async function addIncidentFile(
  scope: SellerScope,
  { incidentId, bytes: sent, fileName: sentName }: IncidentUpload,
  now: number = Date.now(),
  storage: Storage = openStorage(),
): Promise<Result<null>> {
  const { sellerId, personName } = scope;
  const [known] = await inScope(scope, (db) => getIncidents(db, [incidentId]));
  if (!known) return refuse({ code: "incident_not_found" });
  const counted = await throttleSeller("incident_upload", sellerId, now);
  if (!counted.ok) return counted;
  const admitted = await admitDocument(sent, sentName, { maxPages: incidentFilePagesMax });
  if (!admitted.ok) return admitted;
  const { bytes, kind: fileKind, pages, sha256, fileName } = admitted.value;
  const id = randomUUID();
  const { sealedKey, cipherBytes } = sealFile(sealedPlace.incidentKey(sellerId, id), bytes);
  await storage.put(documentKey(sellerId, id), cipherBytes);
  const saved = await inScope(scope, async (db): Promise<Result<null>> => {
    const [row] = await lockIncidents(db, [incidentId]);
    if (!row) return refuse({ code: "incident_not_found" });
    const standing = await listIncidentFiles(db, incidentId);
    if (standing.length >= incidentFilesMax) return refuse({ code: "files_full", values: { max: incidentFilesMax } });
    const file = { id, incidentId, fileName, fileKind, pages, sha256, byteLength: bytes.byteLength };
    if (!(await saveIncidentFile(db, { ...file, keySealed: sealedKey, addedBy: personName }, now)))
      return refuse({ code: "file_there" });
    const step = { incidentId, step: "file_added" as const, state: row.state, by: personName, text: fileName };
    await saveIncidentHistory(db, [step], now);
    const data = { kind: row.kind, number: row.waybillNo, file: fileName };
    await saveAudit(db, [{ event: "incident_file_added", data, subject: { kind: "incident", id: incidentId } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
  // what no row speaks of is no document: nothing is left behind
  if (!saved.ok) await storage.remove(documentKey(sellerId, id));
  return saved;
}
