import { listSellersInRehearsal } from "#db/queries/rehearsals";
import { inScope } from "#db/scope";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { wakeRehearsal } from "./start-rehearsal.ts";

/**
 * The net under the first-order tests: every running one gets a job, so that one whose jobs are lost still goes on or ends
 * with its time. A job too many does no harm. Answers how many run.
 */
export async function sweepRehearsals(): Promise<number> {
  const sellers = await inScope(mintDoorScope("sweep"), listSellersInRehearsal);
  for (const sellerId of sellers) await inScope(mintJobScope({ sellerId, job: "sweep-onboarding" }), wakeRehearsal);
  return sellers.length;
}
