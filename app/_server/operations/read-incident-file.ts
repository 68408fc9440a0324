import { saveAudit } from "#db/queries/audit";
import { getIncidentFile } from "#db/queries/incident-files";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { renderPageImage } from "#server/files/documents/page-image";
import { openFile } from "#server/files/documents/sealed-file";
import { openStorage } from "#server/gateways/storage/open-storage";
import type { Storage } from "#server/gateways/storage/storage";
import { sealedPlace } from "#server/sealed-places";
import { documentKey } from "../document-key.ts";
import type { ReadDocument } from "./read-document.ts";

/**
 * One page of an attachment as a picture; a PDF is never handed out as such. Every look is noted. Refusals: `file_unknown`,
 * `page_unknown`, `file_lost` (the storage does not have it).
 */
export async function readIncidentFile(
  scope: SellerScope,
  fileId: string,
  page: number,
  storage: Storage = openStorage(),
): Promise<Result<ReadDocument>> {
  const file = await inScope(scope, async (db) => {
    const found = await getIncidentFile(db, fileId);
    if (!found) return null;
    const data = { kind: found.kind, number: found.waybillNo, file: found.fileName };
    const subject = { kind: "incident" as const, id: found.incidentId };
    await saveAudit(db, [{ event: "incident_file_viewed", data, subject }]);
    return found;
  });
  if (!file) return refuse({ code: "file_unknown" });
  if (page < 1 || page > file.pages) return refuse({ code: "page_unknown" });
  const cipherBytes = await storage.get(documentKey(scope.sellerId, fileId));
  if (!cipherBytes) return refuse({ code: "file_lost" });
  const content = openFile(sealedPlace.incidentKey(scope.sellerId, fileId), file.keySealed, cipherBytes);
  const picture = await renderPageImage(content, file.fileKind, page);
  return picture ? ok({ ...picture, fileName: file.fileName }) : refuse({ code: "page_unknown" });
}
