import { listWaitingOrderIds, readDispatchFacts } from "#db/queries/dispatch-facts";
import { listConnectedSellers } from "#db/queries/gateway-calls";
import { countUnpricedParcels, saveUnpricedLanes } from "#db/queries/unpriced-lanes";
import { inScope, type SellerDb } from "#db/scope";
import { judgeOrder } from "#lib/dispatch/plan";
import { dayMs, type Instant } from "#lib/kit/time";
import { type JudgedCandidates, stillUnpriced, tallyUnpriced } from "#lib/routing/unpriced-lanes";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";

/** Parcels of a quarter of a year say where prices are missing now. */
const windowDays = 90;

/**
 * Counts for every seller where its waiting orders have no price, and where its parcels of the last ninety days had none and
 * would have none today. Safe to run twice; a seller whose count fails keeps its older one. Answers how many lanes were found, over all sellers.
 */
export async function countUnpricedLanes(now: Instant): Promise<number> {
  const sellers = await inScope(mintDoorScope("unpriced-lanes"), listConnectedSellers);
  let found = 0;
  const failed: unknown[] = [];
  for (const sellerId of sellers) {
    try {
      const scope = mintJobScope({ sellerId, job: "count-unpriced-lanes" });
      found += await inScope(scope, (db) => countSeller(db, now));
    } catch (error) {
      failed.push(error);
      log().error({ err: error, sellerId }, "a seller's lanes without a price were not counted");
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "not every seller's lanes without a price were counted");
  return found;
}

async function countSeller(db: SellerDb, now: Instant): Promise<number> {
  const ids = await listWaitingOrderIds(db);
  const [facts, shipped] = await Promise.all([
    readDispatchFacts(db, ids, now),
    countUnpricedParcels(db, now - windowDays * dayMs),
  ]);
  const stores = new Map(facts.stores.map((store) => [store.id, store]));
  const waiting = facts.orders.flatMap((order): JudgedCandidates[] => {
    const { recommendation, measure } = judgeOrder(facts, order, stores.get(order.storeId));
    if (!recommendation || !measure) return [];
    const { ranked, chosen } = recommendation;
    return [{ country: measure.country, ranked, chosen: chosen?.solutionCode ?? null }];
  });
  const counts = tallyUnpriced(waiting, stillUnpriced(facts.book, shipped));
  await saveUnpricedLanes(db, counts, now);
  return counts.length;
}
