import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { saveWaybillConflictsCancelled } from "#db/queries/order-conflicts";
import { saveNoticeCancelled, saveOrdersWaiting } from "#db/queries/settlements";
import { stopWatchingCancelled } from "#db/queries/tracking-watch";
import { getWaybills, saveWaybill, type WaybillRow } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import { type GaveUp, type Retry, settleCancel } from "#lib/dispatch/settle";
import type { Exchange } from "#server/gateways/call";
import { callGateway, type OpenGateway } from "#server/gateways/open-gateway";
import { cancelDeclaration } from "./cancel-declaration.ts";
import { failureNow, keepExchange } from "./settle-booking.ts";
import { countUnexplained, inWordsOfStaff } from "./staff-words.ts";
import type { StepWorld, Worked } from "./step-world.ts";

/** Carries a requested cancellation to the carrier, once; a cancel may be repeated without harm. */
export async function carryOutCancel(
  scope: JobScope,
  waybillId: string,
  gateway: OpenGateway,
  world: StepWorld,
): Promise<Worked> {
  const [waybill] = await inScope(scope, (db) => getWaybills(db, [waybillId]));
  if (waybill?.state !== "cancelling" || waybill.lpNumber === null) return "not_due";
  const parcel = { waybillId, orderCode: waybill.lpNumber };
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const call = () => gateway.carrier.cancel(gateway.account, parcel, options);
  const { answer, exchange } = await callGateway(gateway, call, world.clock);
  const now = world.clock();
  const history = { attempts: waybill.attempts, unclear: waybill.outcomeUnclear };
  const step = settleCancel(history, answer, world.random(), now);
  return (await settleCancelStep(scope, waybill, step, exchange, now)) ? "settled" : "settled_elsewhere";
}

type CancelStep = { readonly kind: "cancelled" } | Retry | GaveUp;

async function settleCancelStep(
  scope: JobScope,
  waybill: WaybillRow,
  decided: CancelStep,
  exchange: Exchange,
  now: number,
): Promise<boolean> {
  return inScope(scope, async (db) => {
    const step = await inWordsOfStaff(db, decided, waybill.carrierCode);
    await keepExchange(db, waybill, exchange, now);
    if (!(await saveWaybill(db, waybill, changeOf(step), now))) return false;
    if (step.kind === "cancelled") await afterCancelled(db, waybill, now);
    if (step.kind === "retry") {
      const data = { sellerId: scope.sellerId, waybillId: waybill.id };
      await enqueue(db, [{ name: "cancel-waybill", data, startAfter: step.at }]);
    }
    if (step.kind === "gave_up") {
      await countUnexplained(db, [{ waybill, step }], now);
      const data = { code: step.failure, text: step.text.slice(0, 300) };
      await saveAudit(db, [{ event: "waybill_failed", data, subject: { kind: "waybill", id: waybill.id } }]);
      const number = waybill.trackingNumber ?? waybill.lpNumber ?? "";
      const link = `/s/${scope.sellerId}/waybills?q=${encodeURIComponent(number)}`;
      await sendMessage(db, { kind: "cancel_refused", values: { number }, link });
    }
    await raiseLiveCursor(db);
    return true;
  });
}

/** A refused cancellation leaves the waybill booked, with the carrier's reason beside it. */
function changeOf(step: CancelStep): Parameters<typeof saveWaybill>[2] {
  switch (step.kind) {
    case "cancelled":
      return { state: "cancelled", nextAttemptAt: null, outcomeUnclear: false };
    case "retry":
      return { attempts: step.history.attempts, outcomeUnclear: step.history.unclear, nextAttemptAt: step.at };
    case "gave_up":
      return {
        state: "booked",
        attempts: 0,
        outcomeUnclear: false,
        nextAttemptAt: null,
        ...failureNow(step),
      };
  }
}

async function afterCancelled(db: SellerDb, waybill: WaybillRow, now: number): Promise<void> {
  await saveNoticeCancelled(db, waybill.id);
  await stopWatchingCancelled(db, waybill.id, now);
  await saveWaybillConflictsCancelled(db, [waybill.id], now);
  await saveOrdersWaiting(db, [{ orderId: waybill.orderId, failure: null }], now);
  await cancelDeclaration(db, waybill.id, waybill.cancelReason ?? "", now);
  await saveAudit(db, [{ event: "waybill_cancelled", data: {}, subject: { kind: "waybill", id: waybill.id } }]);
}
