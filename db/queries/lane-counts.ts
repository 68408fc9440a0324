import { and, asc, eq, gt, gte, isNotNull, lt, sql } from "drizzle-orm";
import { readSolution } from "#lib/carriers/solution-schema";
import type { Solution } from "#lib/carriers/solutions";
import type { Instant } from "#lib/kit/time";
import { type LaneCounts, laneKey } from "#lib/routing/lane-counts";
import { readLaneCounts } from "#lib/routing/lane-counts-schema";
import type { Trace } from "#lib/tracking/trace";
import { insertMany } from "../bulk.ts";
import { waybills } from "../schema/dispatch.ts";
import { laneCounts, laneHistories } from "../schema/routing.ts";
import { solutions } from "../schema/solutions.ts";
import { trackingTraces } from "../schema/tracking.ts";
import type { DoorDb, DoorScope, JobScope, ScopedDb, SellerDb, SellerScope, StaffScope } from "../scope.ts";

export type Lane = { readonly solutionCode: string; readonly country: string };
export type LaneRow = Lane & { readonly counts: LaneCounts };

/** Of all that is known of lanes: part of the routing book's key. */
export const laneContents = sql`(select concat(count(*), ':', sum(jsonb_hash_extended(counts,
  hashtextextended(country, hashtextextended(solution_code, 0))))) from lane_histories)`;

/** What every solution promises, by code. */
export async function listPromises(
  db: SellerDb,
): Promise<ReadonlyMap<string, Pick<Solution, "class" | "days" | "daysTo">>> {
  const rows = await db.select({ code: solutions.code, offer: solutions.offer }).from(solutions);
  return new Map(rows.map(({ code, offer }) => [code, readSolution(offer)]));
}

export type BookedParcel = Lane & {
  readonly waybillId: string;
  readonly bookedAt: Instant;
  readonly trace: Trace;
};

/**
 * A page of the seller's watched parcels that were booked from `since` to `until`, in the order of their ids; `after`: the
 * last id of the page before.
 */
export async function listBookedParcels(
  db: SellerDb,
  { since, until, after, limit }: { since: Instant; until: Instant; after: string | null; limit: number },
): Promise<BookedParcel[]> {
  const rows = await db
    .select({
      waybillId: trackingTraces.waybillId,
      solutionCode: waybills.solutionCode,
      country: waybills.country,
      bookedAt: waybills.bookedAt,
      trace: trackingTraces.trace,
    })
    .from(trackingTraces)
    .innerJoin(waybills, and(eq(waybills.sellerId, trackingTraces.sellerId), eq(waybills.id, trackingTraces.waybillId)))
    .where(
      and(
        eq(trackingTraces.sellerId, db.scope.sellerId),
        after === null ? undefined : gt(trackingTraces.waybillId, after),
        isNotNull(waybills.bookedAt),
        gte(waybills.bookedAt, since),
        lt(waybills.bookedAt, until),
      ),
    )
    .orderBy(asc(trackingTraces.waybillId))
    .limit(limit);
  return rows.flatMap(({ bookedAt, ...row }) => (bookedAt === null ? [] : [{ ...row, bookedAt }]));
}

/** Puts the seller's lanes in the place of those counted before. */
export async function saveLaneCounts(db: SellerDb, rows: readonly LaneRow[], now: Instant): Promise<void> {
  const { sellerId } = db.scope;
  await db.delete(laneCounts).where(eq(laneCounts.sellerId, sellerId));
  await insertMany(
    db,
    laneCounts,
    rows.map((row) => ({ ...row, sellerId, updatedAt: now })),
    { columns: ["sellerId", "solutionCode", "country"], set: ["counts", "updatedAt"] },
  );
}

/** The seller's own lanes. */
export async function listOwnLanes(db: SellerDb): Promise<LaneRow[]> {
  const rows = await db
    .select({ solutionCode: laneCounts.solutionCode, country: laneCounts.country, counts: laneCounts.counts })
    .from(laneCounts)
    .where(eq(laneCounts.sellerId, db.scope.sellerId))
    .orderBy(asc(laneCounts.solutionCode), asc(laneCounts.country));
  return rows.map(({ counts, ...lane }) => ({ ...lane, counts: readLaneCounts(counts) }));
}

/** The lanes of every seller, without saying whose. */
export async function listAllLaneCounts(db: DoorDb): Promise<LaneRow[]> {
  const rows = await db
    .select({ solutionCode: laneCounts.solutionCode, country: laneCounts.country, counts: laneCounts.counts })
    .from(laneCounts);
  return rows.map(({ counts, ...lane }) => ({ ...lane, counts: readLaneCounts(counts) }));
}

/** Puts the sums over all sellers in the place of those before; a lane that did not change is not written. */
export async function saveLaneHistories(db: DoorDb, rows: readonly LaneRow[], now: Instant): Promise<void> {
  const keep = JSON.stringify(rows.map(({ solutionCode, country }) => laneKey(solutionCode, country)));
  await db.execute(sql`delete from lane_histories
    where not ${keep}::text::jsonb ? (solution_code || ' ' || country)`);
  await db.execute(sql`insert into lane_histories as h (solution_code, country, counts, updated_at)
    select solution_code, country, counts, ${new Date(now).toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(
        rows.map(({ solutionCode, country, counts }) => ({ solution_code: solutionCode, country, counts })),
      )}::text::jsonb) as r(solution_code text, country text, counts jsonb)
    on conflict (solution_code, country) do update set counts = excluded.counts, updated_at = excluded.updated_at
      where h.counts is distinct from excluded.counts`);
}

/** What is known of each lane over all sellers, by `laneKey`. */
export async function listLaneHistories(
  db: ScopedDb<SellerScope | JobScope | StaffScope | DoorScope>,
): Promise<ReadonlyMap<string, LaneCounts>> {
  const rows = await db
    .select({ solutionCode: laneHistories.solutionCode, country: laneHistories.country, counts: laneHistories.counts })
    .from(laneHistories);
  return new Map(
    rows.map(({ solutionCode, country, counts }) => [laneKey(solutionCode, country), readLaneCounts(counts)]),
  );
}
