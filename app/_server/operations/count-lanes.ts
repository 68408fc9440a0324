import { listConnectedSellers } from "#db/queries/gateway-calls";
import {
  type LaneRow,
  listAllLaneCounts,
  listBookedParcels,
  listPromises,
  saveLaneCounts,
  saveLaneHistories,
} from "#db/queries/lane-counts";
import { inScope, type SellerDb } from "#db/scope";
import { dayMs, type Instant } from "#lib/kit/time";
import { type LaneCounts, laneKey, mergeLaneCounts } from "#lib/routing/lane-counts";
import { type LaneParcel, tallyLanes } from "#lib/tracking/lane-tally";
import { readTrace } from "#lib/tracking/read-trace";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";

/** What a lane did half a year ago says little of today. */
export const laneWindowDays = 180;
const perPage = 1000;

/**
 * Counts every seller's parcels by lane and sums them over all sellers. Safe to run twice; a seller whose count fails
 * keeps its older one, and the sums are made all the same. Answers how many lanes are known.
 */
export async function countLanes(now: Instant): Promise<number> {
  const sellers = await inScope(mintDoorScope("lanes"), listConnectedSellers);
  const failed: unknown[] = [];
  for (const sellerId of sellers) {
    try {
      await countSeller(sellerId, now);
    } catch (error) {
      failed.push(error);
      log().error({ err: error, sellerId }, "a seller's lanes were not counted");
    }
  }
  const lanes = await inScope(mintDoorScope("lanes"), async (db) => {
    const sums = sumOf(await listAllLaneCounts(db));
    await saveLaneHistories(db, sums, now);
    return sums.length;
  });
  if (failed.length > 0) throw new AggregateError(failed, "not every seller's lanes were counted");
  return lanes;
}

async function countSeller(sellerId: string, now: Instant): Promise<void> {
  await inScope(mintJobScope({ sellerId, job: "count-lanes" }), async (db) => {
    const promises = await listPromises(db);
    const tally = tallyLanes(await parcelsOf(db, now), promises);
    const rows = [...tally.values()].map(({ solutionCode, country, ...counts }) => ({ solutionCode, country, counts }));
    await saveLaneCounts(db, rows, now);
  });
}

/** Of each parcel only what is counted is held, page by page. */
async function parcelsOf(db: SellerDb, now: Instant): Promise<LaneParcel[]> {
  const parcels: LaneParcel[] = [];
  let after: string | null = null;
  do {
    const page = await listBookedParcels(db, {
      since: now - laneWindowDays * dayMs,
      until: now,
      after,
      limit: perPage,
    });
    for (const { trace, waybillId: _, ...parcel } of page) {
      const { stage, substage, milestones, open, closed } = readTrace(trace);
      parcels.push({ ...parcel, state: { stage, substage, milestones, open, closed } });
    }
    after = page.length === perPage ? (page.at(-1)?.waybillId ?? null) : null;
  } while (after !== null);
  return parcels;
}

function sumOf(rows: readonly LaneRow[]): LaneRow[] {
  const sums = new Map<string, LaneRow>();
  for (const { solutionCode, country, counts } of rows) {
    const key = laneKey(solutionCode, country);
    const before: LaneCounts | undefined = sums.get(key)?.counts;
    sums.set(key, { solutionCode, country, counts: before ? mergeLaneCounts(before, counts) : counts });
  }
  return [...sums.values()];
}
