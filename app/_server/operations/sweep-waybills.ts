import { listConnectedSellers, listPausedGateways } from "#db/queries/gateway-calls";
import { listStuckWaybills } from "#db/queries/waybills";
import { enqueue, type NewJob } from "#db/queue";
import { inScope } from "#db/scope";
import { mintDoorScope, mintJobScope } from "#server/scope";

const perSeller = 500;

/**
 * The net under the jobs: waybills that nobody works on although it is their time get a job again, as when the queue was
 * emptied or restored from another moment than the tables. While a carrier's circuit is open its waybills have jobs that wait
 * for its end; a second one each time would make thousands in an hour. Steps are safe to repeat, so a job too many does no harm.
 * Answers how many waybills were found.
 */
export async function sweepWaybills(now: number): Promise<number> {
  const [sellers, paused] = await inScope(mintDoorScope("sweep"), async (db) => [
    await listConnectedSellers(db),
    await listPausedGateways(db, now),
  ]);
  let found = 0;
  for (const sellerId of sellers) found += await sweepSeller(sellerId, paused, now);
  return found;
}

async function sweepSeller(sellerId: string, paused: readonly string[], now: number): Promise<number> {
  return inScope(mintJobScope({ sellerId, job: "sweep-waybills" }), async (db) => {
    const stuck = await listStuckWaybills(db, now, paused, perSeller);
    const jobs = stuck.map(({ id, state }): NewJob => {
      if (state === "cancelling") return { name: "cancel-waybill", data: { sellerId, waybillId: id } };
      const name = state === "booked" ? "fetch-numbers" : "book-waybills";
      return { name, data: { sellerId, waybillIds: [id] } };
    });
    await enqueue(db, jobs);
    return stuck.length;
  });
}
