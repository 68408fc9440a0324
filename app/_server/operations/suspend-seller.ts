import { saveAudit } from "#db/queries/audit";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { lockSeller, suspendConnections, updateSellerState } from "#db/queries/staff-sellers";
import { inScope, type StaffSellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Closes dispatch for a seller and tells its people why; what is on its way is followed to its end. Refused:
 * `seller_gone`, `not_active`.
 */
export async function suspendSeller(
  scope: StaffSellerScope,
  { reason }: { readonly reason: string },
): Promise<Result<null>> {
  const now = Date.now();
  return inScope(scope, async (db): Promise<Result<null>> => {
    const seller = await lockSeller(db);
    if (!seller) return refuse({ code: "seller_gone" });
    if (seller.state !== "active") return refuse({ code: "not_active" });
    await updateSellerState(db, { state: "suspended", suspendedFor: reason }, now);
    await suspendConnections(db, now);
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "seller_suspended", data: { reason }, subject }]);
    await savePlatformAudit(db, { event: "seller_suspended", data: { sellerId: scope.sellerId, reason } });
    await sendMessage(db, { kind: "seller_suspended", values: { reason }, link: `/s/${scope.sellerId}/dispatch` });
    await raiseLiveCursor(db);
    return ok(null);
  });
}
