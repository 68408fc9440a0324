import { raiseLiveCursor } from "#db/queries/live";
import { listSellersWithOldDownloads, lockOldDownloads, updateDownload } from "#db/queries/paper-downloads";
import { inScope } from "#db/scope";
import { openStorage } from "#server/gateways/storage/open-storage";
import type { Storage } from "#server/gateways/storage/storage";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { forgetDownloadParts } from "./forget-download-parts.ts";

/**
 * Clears away downloads that can no longer be fetched, and marks those that nobody finished within a day as broken off. The
 * papers themselves stay. Answers how many.
 */
export async function sweepDownloads(now: number, storage: Storage = openStorage()): Promise<number> {
  const sellers = await inScope(mintDoorScope("downloads"), (db) => listSellersWithOldDownloads(db, now));
  let cleared = 0;
  for (const sellerId of sellers) {
    const scope = mintJobScope({ sellerId, job: "sweep-downloads" });
    const old = await inScope(scope, async (db) => {
      const found = await lockOldDownloads(db, now);
      for (const { id, state } of found) {
        await updateDownload(db, id, state === "ready" ? { state: "expired" } : { state: "failed", finishedAt: now });
      }
      if (found.length > 0) await raiseLiveCursor(db);
      return found;
    });
    // whoever still reads an expired one loses the rest of it; what is left behind by a crash here goes with the next of its kind
    for (const { id } of old) await forgetDownloadParts(scope, id, storage);
    cleared += old.length;
  }
  return cleared;
}
