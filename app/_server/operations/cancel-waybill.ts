import { saveAudit } from "#db/queries/audit";
import { getHandOverOf } from "#db/queries/bag-parcels";
import { raiseLiveCursor } from "#db/queries/live";
import { saveWaybillConflictsCancelled } from "#db/queries/order-conflicts";
import { listSendAgainFacts } from "#db/queries/resendings";
import { saveOrdersWaiting } from "#db/queries/settlements";
import { lockWaybills, saveWaybill } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

export type CancelReceipt = { readonly waybillId: string; readonly state: "cancelling" | "cancelled" };

/**
 * A person asks to cancel a waybill. One that was never sent is cancelled at once; a booked one when the carrier agrees
 * (it refuses after the pick-up). One that lies in an open bag is shown there. Refused: `waybill_not_found`,
 * `waybill_handed_over` with its list, `waybill_sent_again`, `waybill_not_cancellable` with its `state`.
 */
export async function cancelWaybill(
  scope: SellerScope,
  input: { readonly waybillId: string; readonly reason: string },
  now: number = Date.now(),
): Promise<Result<CancelReceipt>> {
  const { waybillId, reason } = input;
  return inScope(scope, async (db): Promise<Result<CancelReceipt>> => {
    const [waybill] = await lockWaybills(db, [waybillId]);
    if (!waybill) return refuse({ code: "waybill_not_found" });
    const given = (await getHandOverOf(db, [waybillId])).get(waybillId);
    if (given) return refuse({ code: "waybill_handed_over", values: { list: given.handOverCode } });
    // its order goes with another parcel now and must not be put back by the end of this one
    if ((await listSendAgainFacts(db, [waybillId])).get(waybillId)?.isSentAgain)
      return refuse({ code: "waybill_sent_again" });
    const unsent = waybill.state === "queued" && !waybill.outcomeUnclear && waybill.attempts === 0;
    if (waybill.state !== "booked" && !unsent) {
      return refuse({ code: "waybill_not_cancellable", values: { state: waybill.state } });
    }
    const state = unsent ? "cancelled" : "cancelling";
    const change = {
      state,
      cancelReason: reason,
      attempts: 0,
      nextAttemptAt: null,
      failureCode: null,
      failureText: "",
      failureAnswer: null,
    } as const;
    await saveWaybill(db, waybill, change, now);
    const subject = { kind: "waybill", id: waybillId } as const;
    const entries = [{ event: "waybill_cancel_requested", data: { reason }, subject }] as const;
    await saveAudit(db, unsent ? [...entries, { event: "waybill_cancelled", data: {}, subject }] : entries);
    if (unsent) {
      await saveWaybillConflictsCancelled(db, [waybillId], now);
      await saveOrdersWaiting(db, [{ orderId: waybill.orderId, failure: null }], now);
    }
    if (!unsent) await enqueue(db, [{ name: "cancel-waybill", data: { sellerId: scope.sellerId, waybillId } }]);
    await raiseLiveCursor(db);
    return ok({ waybillId, state });
  });
}
