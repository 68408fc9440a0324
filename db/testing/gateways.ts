import { randomUUID } from "node:crypto";
import type { GatewayCode } from "#lib/carriers/connection";
import { gatewaySecretPlace } from "#server/gateways/secret-place";
import { seal } from "#server/vault";
import { connections, gatewayAccounts } from "../schema/gateways.ts";
import { inScope } from "../scope.ts";
import { testStaffScope } from "./scopes.ts";

/** ALP's account at the sandbox, sealed as staff would set it. */
export async function aGatewayAccount(
  baseAddress: string,
  providerId: string,
  secret: string,
  gateway: GatewayCode = "cainiao",
): Promise<void> {
  const secretSealed = seal(gatewaySecretPlace(gateway, "sandbox"), secret);
  await inScope(testStaffScope(randomUUID(), "carrier_manager"), async (db) => {
    await db
      .insert(gatewayAccounts)
      .values({ gateway, environment: "sandbox", baseAddress, providerId, secretSealed, updatedBy: "test" })
      .onConflictDoUpdate({
        target: [gatewayAccounts.gateway, gatewayAccounts.environment],
        set: { baseAddress, providerId, secretSealed },
      });
  });
}

/** A seller's connection to Cainiao's sandbox; answers its id, which the push address names. */
export async function aConnection(sellerId: string): Promise<string> {
  const id = randomUUID();
  await inScope(testStaffScope(randomUUID(), "reviewer"), async (db) => {
    await db
      .insert(connections)
      .values({ id, sellerId, carrierCode: "cainiao", environment: "sandbox", state: "active" });
  });
  return id;
}
