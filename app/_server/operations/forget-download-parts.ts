import { deleteDownloadParts } from "#db/queries/paper-downloads";
import { inScope, type JobScope } from "#db/scope";
import { openStorage } from "#server/gateways/storage/open-storage";
import type { Storage } from "#server/gateways/storage/storage";

/** Takes a download's parts away, rows first: also files that no row speaks of, as a run that was broken off leaves them. */
export async function forgetDownloadParts(
  scope: JobScope,
  downloadId: string,
  storage: Storage = openStorage(),
): Promise<void> {
  await inScope(scope, (db) => deleteDownloadParts(db, downloadId));
  for (const key of await storage.list(`${scope.sellerId}/${downloadId}`)) await storage.remove(key);
}

/** Where a part of a download lies in the storage. */
export function downloadPartKey(sellerId: string, downloadId: string, fileId: string): string {
  return `${sellerId}/${downloadId}/${fileId}`;
}
