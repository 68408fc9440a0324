import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { type BatchCounts, type BatchFacts, batchPartOf, countParts } from "#lib/dispatch/batch-progress";
import type { WaybillState } from "#lib/dispatch/states";
import { batches, papers, parcels, waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { countLabelPrints } from "./label-prints.ts";

export type BatchHead = {
  readonly id: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly parcelCount: number;
  /** Since when it is paused, and by whom; null while it runs. */
  readonly pausedAt: number | null;
  readonly pausedBy: string | null;
};

export type BatchLine = {
  readonly position: number;
  readonly orderId: string;
  readonly orderNumber: string;
  /** The order waits for a new plan: its waybill failed or was cancelled, and nobody has dispatched it since. */
  readonly isWaiting: boolean;
  readonly country: string;
  readonly solutionCode: string;
  readonly priceMinor: number | null;
  readonly waybillId: string;
  readonly state: WaybillState;
  readonly attempts: number;
  readonly outcomeUnclear: boolean;
  readonly nextAttemptAt: number | null;
  readonly trackingNumber: string | null;
  readonly failureCode: string | null;
  readonly failureText: string;
  /** When it was booked; null until then. */
  readonly bookedAt: number | null;
  readonly updatedAt: number;
  readonly hasLabel: boolean;
  readonly printedAt: number | null;
  /** How often its label was printed. */
  readonly printCount: number;
};

const headColumns = {
  id: batches.id,
  createdBy: batches.createdBy,
  createdAt: batches.createdAt,
  parcelCount: batches.parcelCount,
  pausedAt: batches.pausedAt,
  pausedBy: batches.pausedBy,
};

/** A batch with its parcels in the order of its list; null when the seller has none of this id. */
export async function getBatch(db: SellerDb, batchId: string): Promise<{ head: BatchHead; lines: BatchLine[] } | null> {
  const [[head], lines] = await Promise.all([
    db.select(headColumns).from(batches).where(ofBatch(db, batchId)),
    readLines(db, batchId),
  ]);
  const prints = await countLabelPrints(
    db,
    lines.map(({ waybillId }) => waybillId),
  );
  const withPrints = lines.map((line) => ({
    ...{ ...line, printCount: prints.get(line.waybillId) ?? (line.printedAt === null ? 0 : 1) },
  }));
  return head ? { head, lines: withPrints } : null;
}

function readLines(db: SellerDb, batchId: string): Promise<Omit<BatchLine, "printCount">[]> {
  const { sellerId } = db.scope;
  return db
    .select({
      position: parcels.position,
      orderId: orders.id,
      orderNumber: orders.orderNumber,
      isWaiting: sql<boolean>`${orders.state} = 'waiting'`,
      country: parcels.country,
      solutionCode: parcels.solutionCode,
      priceMinor: parcels.priceMinor,
      waybillId: waybills.id,
      state: waybills.state,
      attempts: waybills.attempts,
      outcomeUnclear: waybills.outcomeUnclear,
      nextAttemptAt: waybills.nextAttemptAt,
      trackingNumber: waybills.trackingNumber,
      failureCode: waybills.failureCode,
      failureText: waybills.failureText,
      bookedAt: waybills.bookedAt,
      updatedAt: waybills.updatedAt,
      hasLabel: sql<boolean>`${papers.id} is not null`,
      printedAt: papers.printedAt,
    })
    .from(parcels)
    .innerJoin(orders, and(eq(orders.sellerId, parcels.sellerId), eq(orders.id, parcels.orderId)))
    .innerJoin(waybills, and(eq(waybills.sellerId, parcels.sellerId), eq(waybills.parcelId, parcels.id)))
    .leftJoin(
      papers,
      and(eq(papers.sellerId, waybills.sellerId), eq(papers.waybillId, waybills.id), eq(papers.kind, "label")),
    )
    .where(and(eq(parcels.sellerId, sellerId), eq(parcels.batchId, batchId)))
    .orderBy(asc(parcels.position));
}

/** A batch and how many of its parcels stand where. */
export type BatchSummary = BatchHead & { readonly counts: BatchCounts };

/** A page of batches, newest first; `after` is the last one of the page before. */
export async function listBatches(
  db: SellerDb,
  { limit, after = null }: { readonly limit: number; readonly after?: string | null },
): Promise<BatchSummary[]> {
  const { sellerId } = db.scope;
  const last = sql`select b.created_at, b.id from batches b where b.seller_id = ${sellerId}::uuid and b.id = ${after}::uuid`;
  const heads = await db
    .select(headColumns)
    .from(batches)
    .where(
      and(
        eq(batches.sellerId, sellerId),
        after === null ? undefined : sql`(${batches.createdAt}, ${batches.id}) < (${last})`,
      ),
    )
    .orderBy(desc(batches.createdAt), desc(batches.id))
    .limit(limit);
  const groups = await countFacts(
    db,
    heads.map(({ id }) => id),
  );
  return heads.map((head) => ({
    ...head,
    counts: countParts(
      groups
        .filter(({ batchId }) => batchId === head.id)
        .map(({ count, ...facts }) => ({ count, part: batchPartOf(facts, head.pausedAt !== null) })),
    ),
  }));
}

/** The latest batches without their counts, newest first. */
export async function listBatchHeads(db: SellerDb, limit: number): Promise<BatchHead[]> {
  return db
    .select(headColumns)
    .from(batches)
    .where(eq(batches.sellerId, db.scope.sellerId))
    .orderBy(desc(batches.createdAt), desc(batches.id))
    .limit(limit);
}

/** What tells the parts of these batches' waybills, counted. */
async function countFacts(
  db: SellerDb,
  ids: readonly string[],
): Promise<(BatchFacts & { readonly batchId: string; readonly count: number })[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<{
    batch_id: string;
    state: WaybillState;
    has_number: boolean;
    has_failure: boolean;
    attempts: number;
    unclear: boolean;
    count: number;
  }>(sql`select batch_id, state, tracking_number is not null as has_number, failure_code is not null as has_failure,
      least(attempts, 1) as attempts, outcome_unclear as unclear, count(*)::int as count
    from ${waybills} where seller_id = ${db.scope.sellerId}::uuid and batch_id in ${uuidList(ids)}
    group by 1, 2, 3, 4, 5, 6`);
  return rows.map((row) => ({
    ...{ batchId: row.batch_id, count: row.count, state: row.state, attempts: row.attempts },
    ...{ hasNumber: row.has_number, hasFailure: row.has_failure, outcomeUnclear: row.unclear },
  }));
}

/** A batch's pause, its row locked so that two who press at once come one after the other; null: no such batch. */
export async function lockBatch(
  db: SellerDb,
  batchId: string,
): Promise<{ readonly pausedAt: number | null; readonly pausedBy: string | null } | null> {
  const [row] = await db
    .select({ pausedAt: batches.pausedAt, pausedBy: batches.pausedBy })
    .from(batches)
    .where(ofBatch(db, batchId))
    .for("update");
  return row ?? null;
}

/** Pauses a batch, or lets it go on (`null`). */
export async function saveBatchPause(
  db: SellerDb,
  batchId: string,
  pause: { readonly at: number; readonly by: string } | null,
): Promise<void> {
  await db
    .update(batches)
    .set({ pausedAt: pause?.at ?? null, pausedBy: pause?.by ?? null })
    .where(ofBatch(db, batchId));
}

/** Queued waybills of a batch that a pause holds, or would hold, in the order of its list. */
export async function listHeldOfBatch(
  db: SellerDb,
  batchId: string,
): Promise<{ readonly id: string; readonly nextAttemptAt: number | null }[]> {
  return db
    .select({ id: waybills.id, nextAttemptAt: waybills.nextAttemptAt })
    .from(waybills)
    .innerJoin(parcels, and(eq(parcels.sellerId, waybills.sellerId), eq(parcels.id, waybills.parcelId)))
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        eq(waybills.batchId, batchId),
        eq(waybills.state, "queued"),
        eq(waybills.outcomeUnclear, false),
      ),
    )
    .orderBy(asc(parcels.position));
}

function ofBatch(db: SellerDb, batchId: string): SQL | undefined {
  return and(eq(batches.sellerId, db.scope.sellerId), eq(batches.id, batchId));
}
