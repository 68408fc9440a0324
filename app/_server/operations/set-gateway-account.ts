import { lockGatewayAccount, saveGatewayAccount, savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffScope } from "#db/scope";
import type { SaveGatewayAccountInput } from "#lib/carriers/gateway-schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { gatewaySecretPlace } from "../gateways/secret-place.ts";
import { seal } from "../vault.ts";

/**
 * Sets ALP's account at a gateway. The secret is sealed before it reaches the database and never comes back. Refusals:
 * `secret_missing` (a first account needs one), `secret_needed_for_address` (a kept secret is not sent to a new address
 * by somebody who does not know it).
 */
export async function setGatewayAccount(
  scope: StaffScope,
  { secret, ...account }: SaveGatewayAccountInput,
): Promise<Result<null>> {
  const { gateway, environment, baseAddress, providerId } = account;
  return inScope(scope, async (db): Promise<Result<null>> => {
    const before = await lockGatewayAccount(db, gateway, environment);
    if (!before && secret === "") return refuse({ code: "secret_missing", field: "secret" });
    if (before && secret === "" && before.baseAddress !== baseAddress) {
      return refuse({ code: "secret_needed_for_address", field: "secret" });
    }
    const sealed = secret === "" ? null : seal(gatewaySecretPlace(gateway, environment), secret);
    await saveGatewayAccount(db, account, sealed, Date.now());
    const data = { gateway, environment, baseAddress, providerId, newSecret: sealed !== null };
    await savePlatformAudit(db, { event: "gateway_account_saved", data });
    return ok(null);
  });
}
