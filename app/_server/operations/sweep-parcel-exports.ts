import { raiseLiveCursor } from "#db/queries/live";
import { expireParcelExports, listSellersWithOldParcelExports } from "#db/queries/parcel-exports";
import { inScope } from "#db/scope";
import { mintDoorScope, mintJobScope } from "#server/scope";

/** Clears lists away that can no longer be fetched, and those that nobody finished within a day. Answers how many. */
export async function sweepParcelExports(now: number): Promise<number> {
  const sellers = await inScope(mintDoorScope("downloads"), (db) => listSellersWithOldParcelExports(db, now));
  let cleared = 0;
  for (const sellerId of sellers) {
    cleared += await inScope(mintJobScope({ sellerId, job: "sweep-downloads" }), async (db) => {
      const expired = await expireParcelExports(db, now);
      if (expired > 0) await raiseLiveCursor(db);
      return expired;
    });
  }
  return cleared;
}
