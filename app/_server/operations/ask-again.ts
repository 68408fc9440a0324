import { raiseLiveCursor } from "#db/queries/live";
import { lockWaybills, saveWaybill } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * A person asks the carrier once more: about a booking whose outcome is unclear (the same key is sent, so nothing is
 * booked twice), or for a number that never came. Refused: `waybill_not_found`, `waybill_not_askable`.
 */
export async function askAgain(
  scope: SellerScope,
  input: { readonly waybillId: string },
  now: number = Date.now(),
): Promise<Result<{ readonly waybillId: string }>> {
  const { waybillId } = input;
  return inScope(scope, async (db): Promise<Result<{ readonly waybillId: string }>> => {
    const [waybill] = await lockWaybills(db, [waybillId]);
    if (!waybill) return refuse({ code: "waybill_not_found" });
    const data = { sellerId: scope.sellerId, waybillIds: [waybillId] };
    const cleared = { failureCode: null, failureText: "", failureAnswer: null };
    const begin = { attempts: 0, nextAttemptAt: null, ...cleared };
    if (waybill.state === "unclear") {
      await saveWaybill(db, waybill, { ...begin, state: "queued" }, now);
      await enqueue(db, [{ name: "book-waybills", data }]);
    } else if (waybill.state === "booked" && waybill.trackingNumber === null) {
      await saveWaybill(db, waybill, begin, now);
      await enqueue(db, [{ name: "fetch-numbers", data }]);
    } else return refuse({ code: "waybill_not_askable", values: { state: waybill.state } });
    await raiseLiveCursor(db);
    return ok({ waybillId });
  });
}
