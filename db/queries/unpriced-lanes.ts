import { and, count, desc, eq, gte, isNull, lt, max, min, sql } from "drizzle-orm";
import type { Instant } from "#lib/kit/time";
import type { UnpricedCount, UnpricedParcels } from "#lib/routing/unpriced-lanes";
import { insertMany } from "../bulk.ts";
import { batches, parcels } from "../schema/dispatch.ts";
import { unpricedLanes } from "../schema/routing.ts";
import type { SellerDb, StaffDb } from "../scope.ts";

const key = ["sellerId", "solutionCode", "country", "fromGrams"] as const;

/** The seller's parcels since then that went without a price, by what made it missing. */
export async function countUnpricedParcels(db: SellerDb, since: Instant): Promise<UnpricedParcels[]> {
  const grams = sql<number>`coalesce((${parcels.quote} ->> 'chargeableGrams')::int, ${parcels.weightGrams})`;
  const reason = sql<string>`coalesce(${parcels.quote} ->> 'reason', '')`;
  return db
    .select({
      ...{ solutionCode: parcels.solutionCode, country: parcels.country },
      ...{ grams: grams.as("grams"), reason: reason.as("reason"), parcels: count() },
      firstAt: sql<Instant>`min(${batches.createdAt})`.mapWith(batches.createdAt),
    })
    .from(batches)
    .innerJoin(parcels, and(eq(parcels.sellerId, batches.sellerId), eq(parcels.batchId, batches.id)))
    .where(
      and(
        eq(batches.sellerId, db.scope.sellerId),
        eq(parcels.sellerId, db.scope.sellerId),
        gte(batches.createdAt, since),
        isNull(parcels.priceMinor),
      ),
    )
    .groupBy(parcels.solutionCode, parcels.country, sql`grams`, sql`reason`);
}

/** Puts the seller's counts in the place of those before; a lane that still lacks its price keeps since when. */
export async function saveUnpricedLanes(db: SellerDb, rows: readonly UnpricedCount[], now: Instant): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    unpricedLanes,
    rows.map((row) => ({ ...row, sellerId, since: row.since ?? now, countedAt: now })),
    { columns: key, set: ["waiting", "chosen", "shipped", "countedAt"] },
  );
  await db.delete(unpricedLanes).where(and(eq(unpricedLanes.sellerId, sellerId), lt(unpricedLanes.countedAt, now)));
}

/** Adds parcels that were dispatched without a price to the counts, until the next night counts anew. */
export async function raiseUnpricedLanes(db: SellerDb, rows: readonly UnpricedCount[], now: Instant): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    unpricedLanes,
    rows.map((row) => ({ ...row, sellerId, since: row.since ?? now, countedAt: now })),
    {
      columns: key,
      set: [],
      setSql: {
        shipped: sql`${unpricedLanes}.shipped + excluded.shipped`,
        countedAt: sql`greatest(${unpricedLanes}.counted_at, excluded.counted_at)`,
      },
    },
  );
}

/** A lane without a price, over all sellers. */
export type UnpricedLaneSum = UnpricedCount & { readonly sellers: number; readonly since: Instant };

export type UnpricedLaneList = {
  readonly lanes: readonly UnpricedLaneSum[];
  readonly total: number;
  /** When the newest count was made; null: none yet. */
  readonly countedAt: Instant | null;
};

/** Lanes without a price over all sellers, those with the most parcels first; says nothing of any one seller. */
export async function listUnpricedLanes(db: StaffDb, limit: number): Promise<UnpricedLaneList> {
  const sum = (column: (typeof unpricedLanes)["waiting" | "chosen" | "shipped"]) =>
    sql<number>`sum(${column})::int`.mapWith(Number);
  const affected = sql`sum(${unpricedLanes.waiting} + ${unpricedLanes.shipped})`;
  const lane = [unpricedLanes.solutionCode, unpricedLanes.country, unpricedLanes.fromGrams] as const;
  const [rows, [whole]] = await Promise.all([
    db
      .select({
        ...{ solutionCode: lane[0], country: lane[1], fromGrams: lane[2] },
        waiting: sum(unpricedLanes.waiting),
        chosen: sum(unpricedLanes.chosen),
        shipped: sum(unpricedLanes.shipped),
        sellers: count(),
        since: min(unpricedLanes.since),
      })
      .from(unpricedLanes)
      .groupBy(...lane)
      .orderBy(desc(affected), lane[0], lane[1], lane[2])
      .limit(limit),
    db
      .select({
        total: sql<number>`count(distinct (${lane[0]}, ${lane[1]}, ${lane[2]}))::int`,
        countedAt: max(unpricedLanes.countedAt),
      })
      .from(unpricedLanes),
  ]);
  const lanes = rows.map(({ since, ...row }) => ({ ...row, since: since ?? 0 }));
  return { lanes, total: whole?.total ?? 0, countedAt: whole?.countedAt ?? null };
}
