import { saveAudit } from "#db/queries/audit";
import { listGatewayAccounts, savePlatformAudit } from "#db/queries/gateway-accounts";
import { raiseLiveCursor } from "#db/queries/live";
import { lockSeller, saveConnection, updateSellerState } from "#db/queries/staff-sellers";
import { inScope, type StaffSellerScope } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { ok, type Result, refuse } from "#lib/kit/result";

const carrierCode = "cainiao";

/**
 * Lets a seller dispatch: its connection to the carrier arises here, no key is ever typed by the seller. Refusals:
 * `seller_gone`, `no_gateway_account` (staff set it first, under gateways).
 */
export async function activateSeller(
  scope: StaffSellerScope,
  { environment }: { readonly environment: GatewayEnvironment },
): Promise<Result<{ readonly connectionId: string }>> {
  const now = Date.now();
  return inScope(scope, async (db): Promise<Result<{ readonly connectionId: string }>> => {
    const seller = await lockSeller(db);
    if (!seller) return refuse({ code: "seller_gone" });
    const accounts = await listGatewayAccounts(db);
    const hasAccount = accounts.some((one) => one.gateway === carrierCode && one.environment === environment);
    if (!hasAccount) return refuse({ code: "no_gateway_account", values: { environment } });
    const connectionId = await saveConnection(db, { carrierCode, environment }, now);
    if (seller.state !== "active") await updateSellerState(db, "active", now);
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "seller_activated", data: { environment }, subject }]);
    await savePlatformAudit(db, { event: "seller_activated", data: { sellerId: scope.sellerId, environment } });
    await raiseLiveCursor(db);
    return ok({ connectionId });
  });
}
