import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { WaybillState } from "#lib/dispatch/states";
import { batches, papers, parcels, waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { countLabelPrints } from "./label-prints.ts";

export type BatchHead = {
  readonly id: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly parcelCount: number;
};

export type BatchLine = {
  readonly position: number;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly priceMinor: number | null;
  readonly waybillId: string;
  readonly state: WaybillState;
  readonly trackingNumber: string | null;
  readonly failureCode: string | null;
  readonly failureText: string;
  readonly hasLabel: boolean;
  readonly printedAt: number | null;
  /** How often its label was printed. */
  readonly printCount: number;
};

/** A batch with its parcels in the order of its list; null when the seller has none of this id. */
export async function getBatch(db: SellerDb, batchId: string): Promise<{ head: BatchHead; lines: BatchLine[] } | null> {
  const { sellerId } = db.scope;
  const [[head], lines] = await Promise.all([
    db
      .select({
        id: batches.id,
        createdBy: batches.createdBy,
        createdAt: batches.createdAt,
        parcelCount: batches.parcelCount,
      })
      .from(batches)
      .where(and(eq(batches.sellerId, sellerId), eq(batches.id, batchId))),
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
      country: parcels.country,
      solutionCode: parcels.solutionCode,
      priceMinor: parcels.priceMinor,
      waybillId: waybills.id,
      state: waybills.state,
      trackingNumber: waybills.trackingNumber,
      failureCode: waybills.failureCode,
      failureText: waybills.failureText,
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

/** The latest batches, newest first. */
export async function listBatches(db: SellerDb, limit: number): Promise<BatchHead[]> {
  return db
    .select({
      id: batches.id,
      createdBy: batches.createdBy,
      createdAt: batches.createdAt,
      parcelCount: batches.parcelCount,
    })
    .from(batches)
    .where(eq(batches.sellerId, db.scope.sellerId))
    .orderBy(desc(batches.createdAt), desc(batches.id))
    .limit(limit);
}
