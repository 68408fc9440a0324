import { saveAudit } from "#db/queries/audit";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { lockSeller, updateSellerState, wakeConnections } from "#db/queries/staff-sellers";
import { inScope, type StaffSellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Opens dispatch again for a seller that staff suspended: only an active one can have been, so it is active again, with
 * the connections that it had. Its gates are judged anew: what has run out meanwhile still holds it. Refused:
 * `seller_gone`, `not_suspended`.
 */
export async function resumeSeller(scope: StaffSellerScope): Promise<Result<null>> {
  const now = Date.now();
  return inScope(scope, async (db): Promise<Result<null>> => {
    const seller = await lockSeller(db);
    if (!seller) return refuse({ code: "seller_gone" });
    if (seller.state !== "suspended") return refuse({ code: "not_suspended" });
    await updateSellerState(db, { state: "active", suspendedFor: "" }, now);
    await wakeConnections(db, now);
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "seller_resumed", data: {}, subject }]);
    await savePlatformAudit(db, { event: "seller_resumed", data: { sellerId: scope.sellerId } });
    await sendMessage(db, { kind: "seller_resumed", values: {}, link: `/s/${scope.sellerId}/dispatch` });
    await raiseLiveCursor(db);
    return ok(null);
  });
}
