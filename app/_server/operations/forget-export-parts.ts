import { deleteDossierExportParts } from "#db/queries/dossier-exports";
import { inScope, type JobScope } from "#db/scope";
import type { Storage } from "#server/gateways/storage/storage";

/** Takes an export's parts away, rows first: also files that no row speaks of, as a run that was broken off leaves them. */
export async function forgetExportParts(scope: JobScope, exportId: string, storage: Storage): Promise<void> {
  await inScope(scope, (db) => deleteDossierExportParts(db, exportId));
  for (const key of await storage.list(`${scope.sellerId}/${exportId}`)) await storage.remove(key);
}

/** Where a part of an export lies in the storage. */
export function exportPartKey(sellerId: string, exportId: string, fileId: string): string {
  return `${sellerId}/${exportId}/${fileId}`;
}
