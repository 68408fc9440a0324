import { and, eq, gt } from "drizzle-orm";
import { type CargoKind, isCargoKind } from "#lib/carriers/cargo-kinds";
import { waybills } from "../schema/dispatch.ts";
import { carrierBindings } from "../schema/gateways.ts";
import { orderLines } from "../schema/orders.ts";
import { products } from "../schema/products.ts";
import type { SellerDb } from "../scope.ts";

/** Carriers that the seller is connected to. */
export async function getBoundCarriers(db: SellerDb): Promise<string[]> {
  const rows = await db
    .selectDistinct({ code: carrierBindings.carrierCode })
    .from(carrierBindings)
    .where(and(eq(carrierBindings.sellerId, db.scope.sellerId), eq(carrierBindings.state, "active")));
  return rows.map(({ code }) => code);
}

/**
 * Makes the carrier's waybills that wait for a later try due now, and answers their ids. One whose last try may have been
 * heard keeps its time: it must be asked after by the same key whatever the carrier is certified for.
 */
export async function hurryQueuedWaybills(db: SellerDb, carrierCode: string, now: number): Promise<string[]> {
  const rows = await db
    .update(waybills)
    .set({ nextAttemptAt: null, updatedAt: now })
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        eq(waybills.state, "queued"),
        eq(waybills.carrierCode, carrierCode),
        eq(waybills.outcomeUnclear, false),
        gt(waybills.nextAttemptAt, now),
      ),
    )
    .returning({ id: waybills.id });
  return rows.map(({ id }) => id);
}

/** The kinds of goods in an order's own lines, for a certification that covers only some. */
export async function listCargoKindsOf(db: SellerDb, orderId: string): Promise<CargoKind[]> {
  const rows = await db
    .selectDistinct({ kind: products.cargoKind })
    .from(orderLines)
    .innerJoin(products, and(eq(products.sellerId, orderLines.sellerId), eq(products.id, orderLines.productId)))
    .where(
      and(
        eq(orderLines.sellerId, db.scope.sellerId),
        eq(orderLines.orderId, orderId),
        eq(orderLines.isWarehouseShipped, false),
      ),
    );
  return rows.map(({ kind }) => (kind !== null && isCargoKind(kind) ? kind : "general"));
}
