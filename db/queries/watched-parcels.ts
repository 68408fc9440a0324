import { and, asc, eq, sql } from "drizzle-orm";
import type { ServiceClass } from "#lib/carriers/service-class";
import { readSolution } from "#lib/carriers/solution-schema";
import type { Solution } from "#lib/carriers/solutions";
import type { WaybillState } from "#lib/dispatch/states";
import { budgetKey, type DwellBook, isDwellStage } from "#lib/incidents/dwell";
import type { Instant } from "#lib/kit/time";
import type { Trace } from "#lib/tracking/trace";
import { insertMany, updateMany } from "../bulk.ts";
import { shipmentNotices, waybills } from "../schema/dispatch.ts";
import { bagParcels, bags, handOvers } from "../schema/hand-over.ts";
import { dwellBudgets } from "../schema/incidents.ts";
import { orders } from "../schema/orders.ts";
import { solutions } from "../schema/solutions.ts";
import { trackingStates, trackingTraces } from "../schema/tracking.ts";
import type { DoorDb, SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

export type WatchFacts = {
  readonly waybillId: string;
  readonly state: WaybillState;
  readonly orderNumber: string;
  readonly lpNumber: string | null;
  readonly trackingNumber: string | null;
  readonly country: string;
  readonly solutionCode: string;
  readonly carrierCode: string;
  readonly handOverId: string | null;
  readonly handOverCode: string | null;
  readonly handedOverAt: Instant | null;
  readonly declaredAt: Instant | null;
  /** Since when the carrier answers that it knows no such waybill. */
  readonly unknownSince: Instant | null;
};

/** What the silence of parcels is measured by; unknown ids are missing from the answer. */
export async function listWatchFacts(db: SellerDb, waybillIds: readonly string[]): Promise<readonly WatchFacts[]> {
  if (waybillIds.length === 0) return [];
  const { sellerId } = db.scope;
  return db
    .select({
      waybillId: waybills.id,
      state: waybills.state,
      orderNumber: orders.orderNumber,
      lpNumber: waybills.lpNumber,
      trackingNumber: waybills.trackingNumber,
      country: waybills.country,
      solutionCode: waybills.solutionCode,
      carrierCode: waybills.carrierCode,
      handOverId: handOvers.id,
      handOverCode: handOvers.code,
      handedOverAt: handOvers.createdAt,
      // an import tells of it later than it was done; the number was exported or typed in before
      declaredAt: sql<number | null>`case when ${shipmentNotices.declaredAt} is null then null
        else least(${shipmentNotices.declaredAt}, ${shipmentNotices.exportedAt}) end`.mapWith(
        shipmentNotices.declaredAt,
      ),
      unknownSince: trackingStates.unknownSince,
    })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .leftJoin(bagParcels, and(eq(bagParcels.sellerId, sellerId), eq(bagParcels.waybillId, waybills.id)))
    .leftJoin(bags, and(eq(bags.sellerId, sellerId), eq(bags.id, bagParcels.bagId)))
    .leftJoin(handOvers, and(eq(handOvers.sellerId, sellerId), eq(handOvers.id, bags.handOverId)))
    .leftJoin(shipmentNotices, and(eq(shipmentNotices.sellerId, sellerId), eq(shipmentNotices.waybillId, waybills.id)))
    .leftJoin(trackingStates, and(eq(trackingStates.sellerId, sellerId), eq(trackingStates.waybillId, waybills.id)))
    .where(and(eq(waybills.sellerId, sellerId), sql`${waybills.id} in ${uuidList(waybillIds)}`))
    .prepare("watch facts")
    .execute();
}

/** Parcels whose silence is due, soonest first, locked; what another worker has is left to it. */
export async function claimDueParcels(
  db: SellerDb,
  now: Instant,
  limit: number,
): Promise<readonly { readonly waybillId: string; readonly trace: Trace; readonly dueAt: Instant | null }[]> {
  return (
    db
      .select({ waybillId: trackingTraces.waybillId, trace: trackingTraces.trace, dueAt: trackingStates.dueAt })
      .from(trackingStates)
      .innerJoin(
        trackingTraces,
        and(eq(trackingTraces.sellerId, db.scope.sellerId), eq(trackingTraces.waybillId, trackingStates.waybillId)),
      )
      .where(
        and(
          eq(trackingStates.sellerId, db.scope.sellerId),
          sql`${trackingStates.dueAt} <= ${new Date(now).toISOString()}::timestamptz`,
        ),
      )
      .orderBy(asc(trackingStates.dueAt), asc(trackingStates.waybillId))
      .limit(limit)
      // the trace: under its lock news are folded; the state: what another worker judged meanwhile is due no more
      .for("update", { skipLocked: true })
  );
}

/** Says when the silence of parcels is to be judged next. */
export async function saveDueAts(
  db: SellerDb,
  rows: readonly { readonly waybillId: string; readonly dueAt: Instant | null }[],
): Promise<void> {
  const { sellerId } = db.scope;
  await updateMany(
    db,
    trackingStates,
    ["sellerId", "waybillId"],
    ["dueAt"],
    rows.map((row) => ({ ...row, sellerId })),
  );
}

/** Parcels whose silence begins to count: judged at `at`, or sooner where they are due sooner. */
export async function wakeParcels(db: SellerDb, waybillIds: readonly string[], at: Instant): Promise<void> {
  if (waybillIds.length === 0) return;
  const when = sql`${new Date(at).toISOString()}::timestamptz`;
  await db
    .update(trackingStates)
    .set({ dueAt: sql`least(coalesce(${trackingStates.dueAt}, ${when}), ${when})` })
    .where(
      and(eq(trackingStates.sellerId, db.scope.sellerId), sql`${trackingStates.waybillId} in ${uuidList(waybillIds)}`),
    );
}

/** Sellers with a parcel whose silence is due. */
export async function listDueSellers(db: DoorDb, now: Instant): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ sellerId: trackingStates.sellerId })
    .from(trackingStates)
    .where(sql`${trackingStates.dueAt} <= ${new Date(now).toISOString()}::timestamptz`);
  return rows.map(({ sellerId }) => sellerId);
}

export type WatchBook = {
  readonly solutions: ReadonlyMap<string, Pick<Solution, "class" | "days" | "daysTo">>;
  readonly budgets: DwellBook;
};

/** What lines promise, and how long parcels usually stay in each stage. */
export async function readWatchBook(db: SellerDb): Promise<WatchBook> {
  const [offers, rows] = await Promise.all([
    db.select({ code: solutions.code, offer: solutions.offer }).from(solutions),
    db.select().from(dwellBudgets),
  ]);
  const budgets = new Map<string, number>();
  for (const { serviceClass, solutionCode, country, stage, budgetHours } of rows) {
    if (!isDwellStage(stage)) continue;
    budgets.set(budgetKey(serviceClass as ServiceClass, solutionCode, country, stage), budgetHours * 3_600_000);
  }
  return { solutions: new Map(offers.map(({ code, offer }) => [code, readSolution(offer)])), budgets };
}

export type DwellRow = Omit<typeof dwellBudgets.$inferInsert, "updatedAt">;

/** Puts what was learnt in the place of what was learnt before. */
export async function saveDwellBudgets(db: DoorDb, rows: readonly DwellRow[], now: Instant): Promise<void> {
  await db.delete(dwellBudgets);
  await insertMany(
    db,
    dwellBudgets,
    rows.map((row) => ({ ...row, updatedAt: now })),
    {
      columns: ["serviceClass", "solutionCode", "country", "stage"],
      set: ["sample", "p95Days", "budgetHours", "updatedAt"],
    },
  );
}
