import { listConnectedSellers } from "#db/queries/gateway-calls";
import { raiseLiveCursor } from "#db/queries/live";
import { listUnclearToAsk, saveWaybills } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import { hourMs } from "#lib/kit/time";
import { mintDoorScope, mintJobScope } from "#server/scope";

const perSeller = 500;
const perJob = 50;
/** Within two days every hour, then every six: what the carrier cannot say by then takes its people. */
const young = 48 * hourMs;
const oftenMs = hourMs;
const seldomMs = 6 * hourMs;

/**
 * Asks the carrier again about every waybill of which it is unclear whether it was made. LINK has no question by our key:
 * its questions name the LP number, which is just what did not come. The same booking under the same key is the question:
 * the carrier answers the order that it has, or makes the one that it has not. Tries are not counted anew, so that one
 * question is asked and a waybill that stays unclear says nothing new. Answers how many are asked about.
 */
export async function askUnclear(now: number): Promise<number> {
  const sellers = await inScope(mintDoorScope("sweep"), listConnectedSellers);
  let asked = 0;
  for (const sellerId of sellers) asked += await askSeller(sellerId, now);
  return asked;
}

async function askSeller(sellerId: string, now: number): Promise<number> {
  return inScope(mintJobScope({ sellerId, job: "ask-unclear" }), async (db) => {
    const terms = { bornBefore: now - young, youngSince: now - oftenMs, oldSince: now - seldomMs };
    const ids = (await listUnclearToAsk(db, terms, perSeller)).map(({ id }) => id);
    await saveWaybills(
      db,
      ids.map((id) => ({ id, state: "queued" as const, nextAttemptAt: null })),
      now,
    );
    const jobs = [];
    for (let from = 0; from < ids.length; from += perJob) {
      const waybillIds = ids.slice(from, from + perJob);
      jobs.push({ name: "book-waybills" as const, data: { sellerId, waybillIds } });
    }
    await enqueue(db, jobs);
    if (ids.length > 0) await raiseLiveCursor(db);
    return ids.length;
  });
}
