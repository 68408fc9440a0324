import {
  listSellersWithOldDossierExports,
  lockOldDossierExports,
  updateDossierExport,
} from "#db/queries/dossier-exports";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { openStorage } from "#server/gateways/storage/open-storage";
import type { Storage } from "#server/gateways/storage/storage";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { forgetExportParts } from "./forget-export-parts.ts";

/** Clears exports away that can no longer be fetched, and marks those that nobody finished within a day. Answers how many. */
export async function sweepDossierExports(now: number, storage: Storage = openStorage()): Promise<number> {
  const sellers = await inScope(mintDoorScope("dossiers"), (db) => listSellersWithOldDossierExports(db, now));
  let cleared = 0;
  for (const sellerId of sellers) {
    const scope = mintJobScope({ sellerId, job: "sweep-dossiers" });
    const old = await inScope(scope, async (db) => {
      const found = await lockOldDossierExports(db, now);
      for (const { id, state } of found) {
        await updateDossierExport(
          db,
          id,
          state === "ready" ? { state: "expired" } : { state: "failed", finishedAt: now },
        );
      }
      if (found.length > 0) await raiseLiveCursor(db);
      return found;
    });
    for (const { id } of old) await forgetExportParts(scope, id, storage);
    cleared += old.length;
  }
  return cleared;
}
