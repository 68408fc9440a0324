import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { searchTerms } from "#lib/kit/search";
import type { TrackingState } from "#lib/tracking/state";
import { insertMany, updateMany } from "../bulk.ts";
import { shipmentNotices, waybills } from "../schema/dispatch.ts";
import { rawExchanges } from "../schema/gateways.ts";
import { orders, orderTerms } from "../schema/orders.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { markForJudging } from "./judge-marks.ts";
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
export async function saveExchanges(db: SellerDb, exchanges: readonly KeptExchange[], now: number): Promise<void> {
  const rows = exchanges.map((exchange) => ({ ...exchange, sellerId: db.scope.sellerId, at: now }));
  await insertMany(db, rawExchanges, rows);
}

/** States of a waybill in which its order is not yet labelled. */
const unfinished = ["queued", "sending", "unclear"] as const;

/**
 * Orders of parcels that have their number: labelled, once no other parcel of theirs is still being booked. An order that
 * the platform closed meanwhile stays as it is.
 */
export async function saveOrdersLabelled(db: SellerDb, orderIds: readonly string[], now: number): Promise<void> {
  if (orderIds.length === 0) return;
  const others = db
    .select({ one: sql`1` })
    .from(waybills)
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        eq(waybills.orderId, orders.id),
        sql`(${waybills.state} in ${[...unfinished]} or (${waybills.state} = 'booked' and ${waybills.trackingNumber} is null))`,
      ),
    );
  await db
    .update(orders)
    .set({ state: "labelled", failureCode: null, failureText: "", updatedAt: now })
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        inArray(orders.id, [...orderIds]),
        eq(orders.state, "dispatching"),
        sql`not exists ${others}`,
      ),
    );
}

export type OrderFailure = {
  readonly orderId: string;
  readonly failure: { readonly code: string; readonly text: string } | null;
};

/** Orders go back to the daily screen: their waybills were refused or cancelled. */
export async function saveOrdersWaiting(db: SellerDb, list: readonly OrderFailure[], now: number): Promise<void> {
  const rows = failureRows(db, list).map((row) => ({ ...row, state: "waiting" as const, updatedAt: now }));
  const guard = sql`t.state in ('dispatching', 'labelled')`;
  await updateMany(db, orders, ["sellerId", "id"], ["state", "failureCode", "failureText", "updatedAt"], rows, guard);
  await markForJudging(
    db,
    "order",
    rows.map(({ id }) => id),
  );
}

/** What went wrong with orders that stay where they are (their waybills may exist). */
export async function saveOrderFailures(db: SellerDb, list: readonly OrderFailure[]): Promise<void> {
  await updateMany(db, orders, ["sellerId", "id"], ["failureCode", "failureText"], failureRows(db, list));
}

/** An order with two parcels is named once. */
function failureRows(db: SellerDb, list: readonly OrderFailure[]) {
  const byOrder = new Map(list.map(({ orderId, failure }) => [orderId, failure]));
  return [...byOrder].map(([id, failure]) => ({
    ...{ sellerId: db.scope.sellerId, id },
    ...{ failureCode: failure?.code ?? null, failureText: failure?.text ?? "" },
  }));
}

/** 声明发货 begins: the numbers have to reach the platform before the orders' deadlines. */
export async function saveNotices(
  db: SellerDb,
  list: readonly { readonly waybill: WaybillRow; readonly trackingNumber: string }[],
  now: number,
): Promise<void> {
  if (list.length === 0) return;
  const { sellerId } = db.scope;
  const deadlines = await db
    .select({ id: orders.id, shipByAt: orders.shipByAt })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, sellerId),
        inArray(
          orders.id,
          list.map(({ waybill }) => waybill.orderId),
        ),
      ),
    );
  const deadlineOf = new Map(deadlines.map(({ id, shipByAt }) => [id, shipByAt]));
  const rows = list.map(({ waybill, trackingNumber }) => ({
    ...{ sellerId, waybillId: waybill.id, orderId: waybill.orderId, storeId: waybill.storeId },
    ...{ deadlineAt: deadlineOf.get(waybill.orderId) ?? null, serviceName: waybill.solutionCode },
    ...{ trackingNumber, createdAt: now },
  }));
  await insertMany(db, shipmentNotices, rows, { columns: ["sellerId", "waybillId", "orderId"], set: "nothing" });
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

/** The numbers of waybills find their orders, as people type them. */
export async function saveNumberTerms(
  db: SellerDb,
  list: readonly { readonly orderId: string; readonly numbers: readonly string[] }[],
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.flatMap(({ orderId, numbers }) =>
    [...new Set(numbers.flatMap(searchTerms))].map((term) => ({ sellerId, orderId, term })),
  );
  await insertMany(db, orderTerms, rows, { columns: ["sellerId", "term", "orderId"], set: "nothing" });
}

export type WatchedParcel = {
  readonly waybill: WaybillRow;
  readonly trackingNumber: string;
  readonly orderNumber: string;
};

/** Parcels begin to be watched; a second time changes nothing but the number. */
export async function saveTrackingStarts(
  db: SellerDb,
  list: readonly WatchedParcel[],
  state: TrackingState,
  now: number,
): Promise<void> {
  const rows = list.map(({ waybill, ...numbers }) => ({
    ...{ sellerId: db.scope.sellerId, waybillId: waybill.id, stage: state.stage, substage: state.substage },
    ...{ country: waybill.country, solutionCode: waybill.solutionCode, ...numbers },
    ...{ fold: state.trace, updatedAt: now },
  }));
  await insertMany(db, trackingStates, rows, { columns: ["sellerId", "waybillId"], set: ["trackingNumber"] });
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
