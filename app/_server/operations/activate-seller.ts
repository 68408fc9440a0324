import {
  getSellerState,
  lockSellerState,
  saveBinding,
  saveConnectionAtDoor,
  saveSellerActive,
} from "#db/queries/activation";
import { saveAudit } from "#db/queries/audit";
import { getSealedAccount } from "#db/queries/gateway-calls";
import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { inScope, type JobScope } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { SellerState } from "#lib/sellers/kinds";
import { mintDoorScope } from "../scope.ts";
import { connectSandboxExchange } from "./connect-exchange.ts";

const carrierCode = "cainiao";

type Activated = { readonly connectionId: string };

/**
 * Lets a seller dispatch once its first-order test has passed: its connection to the carrier arises here, no key is ever
 * typed by the seller, and at the sandbox its terminal at the data exchange, too. Runs again without harm: a seller that is active already hears nothing. Refusals: `seller_gone`,
 * `seller_suspended` (staff resume it, no test does), `no_gateway_account` (staff set it first, under gateways).
 */
export async function activateSeller(
  scope: JobScope,
  { environment }: { readonly environment: GatewayEnvironment },
  now: number,
): Promise<Result<Activated>> {
  const early = refusalOf(await inScope(scope, getSellerState));
  if (early) return early;
  const connectionId = await connect(scope.sellerId, environment, now);
  if (connectionId === null) return refuse({ code: "no_gateway_account", values: { environment } });
  const activated = await inScope(scope, async (db): Promise<Result<Activated>> => {
    const late = refusalOf(await lockSellerState(db));
    if (late) return late;
    await saveBinding(db, { carrierCode, environment, connectionId }, now);
    if (await saveSellerActive(db, now)) {
      const subject = { kind: "seller", id: scope.sellerId } as const;
      await saveAudit(db, [{ event: "seller_activated", data: { environment }, subject }]);
      await sendMessage(db, { kind: "seller_activated", values: {}, link: `/s/${scope.sellerId}/dispatch` });
    }
    await raiseLiveCursor(db);
    return ok({ connectionId });
  });
  // elsewhere than at the sandbox the seller's own terminal is set up by people
  if (activated.ok) await connectSandboxExchange(scope, now);
  return activated;
}

function refusalOf(state: SellerState | null) {
  if (state === null) return refuse({ code: "seller_gone" });
  return state === "suspended" ? refuse({ code: "seller_suspended" }) : null;
}

/**
 * The platform's side of the connection: pushes come in by its id, before any seller is known. It stands in a transaction
 * of its own, since a job's role reaches no platform table; left alone by a crash it connects nobody without its binding.
 */
async function connect(sellerId: string, environment: GatewayEnvironment, now: number): Promise<string | null> {
  return inScope(mintDoorScope("activate-seller", sellerId), async (db) => {
    const account = await getSealedAccount(db, carrierCode, environment);
    return account && saveConnectionAtDoor(db, { carrierCode, environment }, now);
  });
}
