import { saveAudit } from "#db/queries/audit";
import { lockOrdersAndMembers } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { deleteResending, listResendingLinks, listSendAgainFacts, saveResending } from "#db/queries/resendings";
import { saveHold } from "#db/queries/save-dispatch";
import { lockWaybills } from "#db/queries/waybills";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { maySendAgain } from "#lib/tracking/send-again";
import type { SendAgainInput } from "#lib/tracking/send-again-schema";
import { cancelDeclaration } from "./cancel-declaration.ts";

export type SendAgainReceipt = { readonly orderId: string; readonly isHeld: boolean };

/** Goes to customs with a withdrawal, which is a Chinese text. */
const reasonForCustoms = "包裹未出境，货物改用新的物流订单寄出";

/**
 * 重新发货: a parcel that is over or comes back. Its order waits on the daily screen again, and dispatching makes a new parcel
 * with a waybill and key of its own; the old waybill stays as it is. What never left the country is taken back at customs as
 * for a cancelled waybill; a list of goods that left stands. Of two people the first wins. With a `holdNote` the order is
 * held, so that nobody dispatches it before its address was looked at. Refused: `waybill_not_found`, and
 * `send_again_<hindrance>` as `maySendAgain` says, with who did it before.
 */
export async function sendAgain(
  scope: SellerScope,
  { waybillId, holdNote }: SendAgainInput,
  now: number = Date.now(),
): Promise<Result<SendAgainReceipt>> {
  return inScope(scope, async (db): Promise<Result<SendAgainReceipt>> => {
    const [waybill] = await lockWaybills(db, [waybillId]);
    if (!waybill) return refuse({ code: "waybill_not_found" });
    const { orderId } = waybill;
    await lockOrdersAndMembers(db, [orderId]);
    const facts = (await listSendAgainFacts(db, [waybillId])).get(waybillId);
    if (!facts) return refuse({ code: "waybill_not_found" });
    const verdict = maySendAgain(facts);
    if (!verdict.ok) {
      const before = (await listResendingLinks(db, [waybillId])).get(waybillId)?.sentAgain;
      return refuse({ code: `send_again_${verdict.why}`, values: { by: before?.by ?? "" } });
    }
    const { cause, hasLeft } = verdict;
    const ids = await saveResending(db, { waybillId, orderId, cause }, now);
    const held = holdNote === null ? [] : await saveHold(db, [orderId], "by_person", holdNote, now);
    if (!hasLeft) await cancelDeclaration(db, waybillId, reasonForCustoms, now);
    const data = { number: facts.trackingNumber ?? "", cause };
    await saveAudit(db, [
      { event: "parcel_sent_again", data, subject: { kind: "waybill", id: waybillId } },
      ...ids.map((id) => ({ event: "parcel_sent_again", data, subject: { kind: "order", id } }) as const),
      ...held.map(
        (id) => ({ event: "order_held", data: { reason: holdNote ?? "" }, subject: { kind: "order", id } }) as const,
      ),
    ]);
    await raiseLiveCursor(db);
    return ok({ orderId, isHeld: held.length > 0 });
  });
}

/**
 * Takes it back while the order still waits: it stands again where it stood. What customs were asked meanwhile goes on.
 * Refused: `waybill_not_found`, `send_again_gone` when it was dispatched meanwhile or never sent again.
 */
export async function takeBackSendAgain(
  scope: SellerScope,
  { waybillId }: { readonly waybillId: string },
  now: number = Date.now(),
): Promise<Result<{ readonly orderId: string }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly orderId: string }>> => {
    const [waybill] = await lockWaybills(db, [waybillId]);
    if (!waybill) return refuse({ code: "waybill_not_found" });
    const { orderId, trackingNumber } = waybill;
    await lockOrdersAndMembers(db, [orderId]);
    const ids = await deleteResending(db, waybillId, now);
    if (ids.length === 0) return refuse({ code: "send_again_gone" });
    const data = { number: trackingNumber ?? "" };
    await saveAudit(
      db,
      ids.map((id) => ({ event: "send_again_taken_back", data, subject: { kind: "order", id } }) as const),
    );
    await raiseLiveCursor(db);
    return ok({ orderId });
  });
}
