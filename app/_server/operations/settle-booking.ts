import { saveAudit } from "#db/queries/audit";
import { sendCountedMessage } from "#db/queries/counted-messages";
import { raiseLiveCursor } from "#db/queries/live";
import {
  saveExchange,
  saveNotice,
  saveNumberTerms,
  saveOrderFailure,
  saveOrderLabelled,
  saveOrderWaiting,
  saveTrackingStart,
} from "#db/queries/settlements";
import { saveWaybill, type WaybillRow } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { BookedWaybill } from "#lib/dispatch/booked-waybill";
import type { BookingDone, GaveUp, Retry } from "#lib/dispatch/settle";
import { foldTracking } from "#lib/tracking/fold";
import type { Exchange } from "#server/gateways/call";
import { freezeLabels } from "./freeze-labels.ts";
import { freezeTradePapers } from "./freeze-trade-papers.ts";
import { makeDeclarations } from "./make-declarations.ts";

export type BookingStep = BookingDone | Retry | GaveUp;

/**
 * Makes the decision on one booking true, in one transaction: waybill, order, papers, notice, audit, next job and the
 * exchange itself. Answers false when another worker settled the waybill meanwhile: then only the exchange is kept.
 */
export async function settleBookingStep(
  scope: JobScope,
  waybill: WaybillRow,
  step: BookingStep,
  exchange: Exchange | null,
  now: number,
): Promise<boolean> {
  return inScope(scope, async (db) => {
    if (exchange) await keepExchange(db, waybill, exchange, now);
    const saved = await saveWaybill(db, waybill, changeOf(step, now), now);
    if (!saved) return false;
    if (step.kind === "booked") await afterBooked(db, waybill, step, now);
    else if (step.kind === "retry") await comeBack(db, waybill, step);
    else await afterGivingUp(db, waybill, step, now);
    await raiseLiveCursor(db);
    return true;
  });
}

function changeOf(step: BookingStep, now: number): Parameters<typeof saveWaybill>[2] {
  switch (step.kind) {
    case "booked":
      return {
        state: "booked",
        lpNumber: step.orderCode,
        trackingNumber: step.trackingNumber,
        laneCode: step.laneCode,
        attempts: 0,
        outcomeUnclear: false,
        nextAttemptAt: step.askNumberAt,
        failureCode: null,
        failureText: "",
        failureFields: [],
        bookedAt: now,
      };
    case "retry":
      return {
        state: "queued",
        outcomeUnclear: step.history.unclear,
        nextAttemptAt: step.at,
        failureText: `${step.code} ${step.text}`.trim().slice(0, 500),
      };
    case "gave_up":
      return {
        state: step.state,
        outcomeUnclear: step.state === "unclear",
        nextAttemptAt: null,
        failureCode: step.failure,
        failureText: `${step.code} ${step.text}`.trim().slice(0, 500),
        failureFields: [...step.fields],
      };
  }
}

async function afterBooked(db: SellerDb, waybill: WaybillRow, step: BookingDone, now: number): Promise<void> {
  const { orderCode, trackingNumber, askNumberAt } = step;
  const subject = { kind: "waybill", id: waybill.id } as const;
  await saveAudit(db, [{ event: "waybill_booked", data: { lpNumber: orderCode, trackingNumber }, subject }]);
  await saveNumberTerms(db, waybill.orderId, [orderCode]);
  if (trackingNumber !== null) {
    const found = { trackingNumber, laneCode: step.laneCode, sortingCode: null, lastMileCarrier: null };
    await finishBooking(db, { ...waybill, lpNumber: orderCode }, found, now);
  } else if (askNumberAt !== null) {
    await enqueue(db, [{ name: "fetch-numbers", data: jobData(db, waybill.id), startAfter: askNumberAt }]);
  }
}

export type FoundNumber = Pick<BookedWaybill, "trackingNumber" | "laneCode" | "sortingCode" | "lastMileCarrier">;

/**
 * What follows once a booked parcel has its number: order labelled, label and papers frozen, declaration made, notice due,
 * parcel watched.
 */
export async function finishBooking(db: SellerDb, waybill: WaybillRow, found: FoundNumber, now: number): Promise<void> {
  const { trackingNumber } = found;
  const { id, orderId, parcelId, solutionCode, country, booking } = waybill;
  await saveNumberTerms(db, orderId, [trackingNumber]);
  await saveNotice(db, waybill, trackingNumber, now);
  const numbers = { trackingNumber, orderNumber: orderNumberOf(waybill) };
  await saveTrackingStart(db, waybill, numbers, foldTracking(null, []), now);
  const booked = { waybillId: id, orderId, parcelId, solutionCode, country, booking, lpNumber: waybill.lpNumber ?? "" };
  await freezeLabels(db, [{ ...booked, ...found }], now);
  await freezeTradePapers(db, [{ ...booked, ...found }], now);
  await makeDeclarations(db, [id], now);
  await saveOrderLabelled(db, orderId, now);
}

async function comeBack(db: SellerDb, waybill: WaybillRow, step: Retry): Promise<void> {
  await enqueue(db, [{ name: "book-waybills", data: jobData(db, waybill.id), startAfter: step.at }]);
}

async function afterGivingUp(db: SellerDb, waybill: WaybillRow, step: GaveUp, now: number): Promise<void> {
  const text = step.text.slice(0, 300);
  const subject = { kind: "waybill", id: waybill.id } as const;
  await saveAudit(db, [{ event: "waybill_failed", data: { code: step.failure, text }, subject }]);
  if (step.state === "failed") await saveOrderWaiting(db, waybill.orderId, { code: step.failure, text }, now);
  else await saveOrderFailure(db, waybill.orderId, step.failure, text);
  const link = `/s/${db.scope.sellerId}/waybills?state=failed,unclear`;
  await sendCountedMessage(db, { kind: "waybills_failed", link });
}

export function jobData(db: SellerDb, waybillId: string) {
  return { sellerId: db.scope.sellerId, waybillIds: [waybillId] };
}

export async function keepExchange(db: SellerDb, waybill: WaybillRow, exchange: Exchange, now: number): Promise<void> {
  const { carrierCode: gateway, environment } = waybill;
  await saveExchange(db, { direction: "out", gateway, environment, waybillId: waybill.id, ...exchange }, now);
}

function orderNumberOf(waybill: WaybillRow): string {
  const { booking } = waybill;
  const known = typeof booking === "object" && booking !== null && "orderNumber" in booking ? booking.orderNumber : "";
  return typeof known === "string" ? known : "";
}
