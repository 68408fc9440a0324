import { asc } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { gatewayStates } from "../schema/gateways.ts";
import type { DoorDb } from "../scope.ts";

export type GatewayHealth = {
  readonly gateway: string;
  readonly environment: GatewayEnvironment;
  /** The circuit breaker is open: calls wait until the next probe. */
  readonly openedAt: number | null;
  readonly lastOkAt: number | null;
  readonly lastFaultAt: number | null;
};

/** How each gateway fares, as its calls left it. */
export async function listGatewayHealth(db: DoorDb): Promise<GatewayHealth[]> {
  return db
    .select({
      gateway: gatewayStates.gateway,
      environment: gatewayStates.environment,
      openedAt: gatewayStates.openedAt,
      lastOkAt: gatewayStates.lastOkAt,
      lastFaultAt: gatewayStates.lastFaultAt,
    })
    .from(gatewayStates)
    .orderBy(asc(gatewayStates.gateway), asc(gatewayStates.environment));
}
