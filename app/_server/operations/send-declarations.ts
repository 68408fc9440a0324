import { getCarrierMandate, listCarrierMandates } from "#db/queries/carrier-customs";
import { inScope, type JobScope } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { mintDoorScope } from "#server/scope";
import { deliverMessages } from "./deliver-messages.ts";
import { type Mandates, prepareDeclarations } from "./prepare-declarations.ts";
import type { StepWorld } from "./step-world.ts";

/** Sends what is ready: messages of up to 100 declarations are made and stored, then carried to the exchange. */
export async function sendDeclarations(
  scope: JobScope,
  environment: GatewayEnvironment,
  world: StepWorld,
): Promise<void> {
  const mandates = await mandatesIn(environment);
  for (;;) {
    if (world.signal?.aborted) throw new Error("stopped before all declarations were made");
    if ((await prepareDeclarations(scope, environment, mandates, world.clock())) === 0) break;
  }
  await deliverMessages(scope, environment, world);
}

/** As whom carriers transmit that mandated ALP. */
async function mandatesIn(environment: GatewayEnvironment): Promise<Mandates> {
  return inScope(mintDoorScope("mandate"), async (db) => {
    const found = (await listCarrierMandates(db)).filter((one) => one.environment === environment);
    const mandates = new Map<string, { code: string; name: string; dxpId: string }>();
    for (const { carrierCode } of found) {
      const mandate = await getCarrierMandate(db, carrierCode, environment);
      if (mandate) mandates.set(carrierCode, { code: mandate.copCode, name: mandate.copName, dxpId: mandate.dxpId });
    }
    return mandates;
  });
}
