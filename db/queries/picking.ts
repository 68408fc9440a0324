import { and, asc, eq } from "drizzle-orm";
import { hasLabel, isPackable } from "../packable.ts";
import { batches, parcels, waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import { sellers } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";

/** More than anybody picks in one go; the page says when there are more. */
export const mostPicked = 5000;

/** Bookings of the parcels of a batch that are booked and labelled, in the order of its list; null when there is no such batch. */
export async function listBatchBookings(db: SellerDb, batchId: string): Promise<unknown[] | null> {
  const { sellerId } = db.scope;
  const [found, rows] = await Promise.all([
    db
      .select({ id: batches.id })
      .from(batches)
      .where(and(eq(batches.sellerId, sellerId), eq(batches.id, batchId))),
    db
      .select({ booking: waybills.booking })
      .from(waybills)
      .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
      .where(
        and(eq(waybills.sellerId, sellerId), eq(waybills.batchId, batchId), eq(waybills.state, "booked"), hasLabel(db)),
      )
      .orderBy(asc(parcels.position)),
  ]);
  return found.length === 0 ? null : rows.map(({ booking }) => booking);
}

/** Bookings of all labelled parcels that are still to be packed, the earliest deadline first. */
export async function listPackableBookings(db: SellerDb, now: number): Promise<unknown[]> {
  const rows = await db
    .select({ booking: waybills.booking })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, db.scope.sellerId), eq(orders.id, waybills.orderId)))
    .where(isPackable(db, now))
    .orderBy(asc(orders.shipByAt), asc(waybills.id))
    .limit(mostPicked);
  return rows.map(({ booking }) => booking);
}

/** The seller's name, at the head of its lists. */
export async function getSellerName(db: SellerDb): Promise<string> {
  const [row] = await db.select({ name: sellers.name }).from(sellers).where(eq(sellers.sellerId, db.scope.sellerId));
  return row?.name ?? "";
}
