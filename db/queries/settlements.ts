import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { searchTerms } from "#lib/kit/search";
import type { TrackingState } from "#lib/tracking/state";
import { insertMany } from "../bulk.ts";
import { shipmentNotices, waybills } from "../schema/dispatch.ts";
import { rawExchanges } from "../schema/gateways.ts";
import { orders, orderTerms } from "../schema/orders.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import type { WaybillRow } from "./waybills.ts";

export type KeptExchange = {
  readonly direction: "out" | "in";
  readonly gateway: string;
  readonly environment: GatewayEnvironment;
  readonly messageType: string;
  readonly waybillId: string | null;
  readonly request: string;
  readonly response: string;
  readonly status: number | null;
  readonly durationMs: number | null;
  readonly outcome: string;
};

/** Keeps what was sent and answered. */
export async function saveExchange(db: SellerDb, exchange: KeptExchange, now: number): Promise<void> {
  await db.insert(rawExchanges).values({ sellerId: db.scope.sellerId, at: now, ...exchange });
}

/** States of a waybill in which its order is not yet labelled. */
const unfinished = ["queued", "sending", "unclear"] as const;

/**
 * The order of a parcel that has its number: labelled, once no other parcel of it is still being booked. An order that
 * the platform closed meanwhile stays as it is.
 */
export async function saveOrderLabelled(db: SellerDb, orderId: string, now: number): Promise<void> {
  const others = db
    .select({ one: sql`1` })
    .from(waybills)
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        eq(waybills.orderId, orderId),
        sql`(${waybills.state} in ${[...unfinished]} or (${waybills.state} = 'booked' and ${waybills.trackingNumber} is null))`,
      ),
    );
  await db
    .update(orders)
    .set({ state: "labelled", failureCode: null, failureText: "", updatedAt: now })
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        eq(orders.id, orderId),
        eq(orders.state, "dispatching"),
        sql`not exists ${others}`,
      ),
    );
}

/** The order goes back to the daily screen: its waybill was refused or cancelled. */
export async function saveOrderWaiting(
  db: SellerDb,
  orderId: string,
  failure: { readonly code: string; readonly text: string } | null,
  now: number,
): Promise<void> {
  await db
    .update(orders)
    .set({ state: "waiting", failureCode: failure?.code ?? null, failureText: failure?.text ?? "", updatedAt: now })
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        eq(orders.id, orderId),
        inArray(orders.state, ["dispatching", "labelled"]),
      ),
    );
}

/** What went wrong with an order that stays where it is (its waybill may exist). */
export async function saveOrderFailure(db: SellerDb, orderId: string, code: string, text: string): Promise<void> {
  await db
    .update(orders)
    .set({ failureCode: code, failureText: text })
    .where(and(eq(orders.sellerId, db.scope.sellerId), eq(orders.id, orderId)));
}

/** 声明发货 begins: the number has to reach the platform before the order's deadline. */
export async function saveNotice(
  db: SellerDb,
  waybill: WaybillRow,
  trackingNumber: string,
  now: number,
): Promise<void> {
  const [order] = await db
    .select({ shipByAt: orders.shipByAt })
    .from(orders)
    .where(and(eq(orders.sellerId, db.scope.sellerId), eq(orders.id, waybill.orderId)));
  await db
    .insert(shipmentNotices)
    .values({
      sellerId: db.scope.sellerId,
      waybillId: waybill.id,
      orderId: waybill.orderId,
      storeId: waybill.storeId,
      deadlineAt: order?.shipByAt ?? null,
      serviceName: waybill.solutionCode,
      trackingNumber,
      createdAt: now,
    })
    .onConflictDoNothing();
}

/** A cancelled waybill needs no notice; one that the platform may know by now is shown as differing. */
export async function saveNoticeCancelled(db: SellerDb, waybillId: string): Promise<void> {
  const ofWaybill = and(eq(shipmentNotices.sellerId, db.scope.sellerId), eq(shipmentNotices.waybillId, waybillId));
  await db.delete(shipmentNotices).where(and(ofWaybill, eq(shipmentNotices.state, "pending")));
  await db
    .update(shipmentNotices)
    .set({ state: "differs", difference: "waybill_cancelled" })
    .where(and(ofWaybill, notInArray(shipmentNotices.state, ["pending"])));
}

/** The numbers of a waybill find its order, as people type them. */
export async function saveNumberTerms(db: SellerDb, orderId: string, numbers: readonly string[]): Promise<void> {
  const terms = [...new Set(numbers.flatMap(searchTerms))];
  const rows = terms.map((term) => ({ sellerId: db.scope.sellerId, orderId, term }));
  await insertMany(db, orderTerms, rows, { columns: ["sellerId", "term", "orderId"], set: "nothing" });
}

/** A parcel begins to be watched; a second time changes nothing. */
export async function saveTrackingStart(
  db: SellerDb,
  waybill: WaybillRow,
  numbers: { readonly trackingNumber: string; readonly orderNumber: string },
  state: TrackingState,
  now: number,
): Promise<void> {
  await db
    .insert(trackingStates)
    .values({
      sellerId: db.scope.sellerId,
      waybillId: waybill.id,
      stage: state.stage,
      substage: state.substage,
      country: waybill.country,
      solutionCode: waybill.solutionCode,
      ...numbers,
      fold: state.trace,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [trackingStates.sellerId, trackingStates.waybillId],
      set: { trackingNumber: numbers.trackingNumber },
    });
}

/** A cancelled parcel is watched no longer, unless its events say that it moved. */
export async function saveTrackingCancelled(db: SellerDb, waybillId: string, now: number): Promise<void> {
  await db
    .update(trackingStates)
    .set({ stage: "closed", substage: "cancelled", updatedAt: now })
    .where(
      and(
        eq(trackingStates.sellerId, db.scope.sellerId),
        eq(trackingStates.waybillId, waybillId),
        eq(trackingStates.stage, "created"),
      ),
    );
}
