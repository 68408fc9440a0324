import { claimPolls, listPollWishes } from "#db/queries/tracking-keeping";
import { enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import { type Instant, minuteMs } from "#lib/kit/time";
import { shareQuestions } from "#lib/tracking/next-poll";
import { carrierGateway } from "#server/gateways/carriers/registry";
import { mintDoorScope, mintJobScope } from "#server/scope";

/** Longer than a job of fifty questions takes; what it could not ask is due again then. */
const heldMs = 15 * minuteMs;
const perJob = 50;
const looked = 20_000;

/**
 * Once a minute: parcels whose carrier is to be asked go to the poll job, no more of a carrier than its gateway takes in a
 * minute, shared fairly among sellers. Safe to run twice: what was claimed is not due. Answers how many are asked after.
 */
export async function sweepPolls(now: Instant): Promise<number> {
  const wishes = await inScope(mintDoorScope("sweep-polls"), (db) => listPollWishes(db, now, looked));
  let asked = 0;
  for (const carrierCode of new Set(wishes.map((wish) => wish.carrierCode))) {
    const limit = carrierGateway(carrierCode)?.tracksPerMinute ?? 0;
    const mine = wishes.filter((wish) => wish.carrierCode === carrierCode);
    const shares = shareQuestions(
      limit,
      mine.map(({ sellerId: key, due }) => ({ key, due })),
    );
    for (const [sellerId, share] of shares) asked += await askFor(sellerId, carrierCode, share, now);
  }
  return asked;
}

async function askFor(sellerId: string, carrierCode: string, share: number, now: Instant): Promise<number> {
  return inScope(mintJobScope({ sellerId, job: "sweep-polls" }), async (db) => {
    const ids = await claimPolls(db, carrierCode, share, now, now + heldMs);
    const jobs = [];
    for (let start = 0; start < ids.length; start += perJob) {
      const waybillIds = ids.slice(start, start + perJob);
      const data = { sellerId, waybillIds };
      jobs.push({ name: "poll-tracking" as const, data, singletonKey: waybillIds[0] ?? "" });
    }
    await enqueue(db, jobs);
    return ids.length;
  });
}
