import { and, eq, gt, sql } from "drizzle-orm";
import { type Breaker, wholeBreaker } from "#lib/carriers/breaker";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { connections, gatewayAccounts, gatewayStates } from "../schema/gateways.ts";
import type { DoorDb } from "../scope.ts";

export type SealedAccount = {
  readonly baseAddress: string;
  readonly providerId: string;
  readonly secretSealed: string;
};

/** ALP's account at a gateway in one environment, its secret sealed; null until staff set it. */
export async function getSealedAccount(
  db: DoorDb,
  gateway: string,
  environment: GatewayEnvironment,
): Promise<SealedAccount | null> {
  const [row] = await db
    .select({
      baseAddress: gatewayAccounts.baseAddress,
      providerId: gatewayAccounts.providerId,
      secretSealed: gatewayAccounts.secretSealed,
    })
    .from(gatewayAccounts)
    .where(and(eq(gatewayAccounts.gateway, gateway), eq(gatewayAccounts.environment, environment)));
  return row ?? null;
}

const breakerColumns = {
  failures: gatewayStates.consecutiveFaults,
  openUntil: gatewayStates.probeAt,
  failedAt: gatewayStates.lastFaultAt,
};

/** The circuit of a gateway; whole when nothing was written yet. */
export async function getBreaker(db: DoorDb, gateway: string, environment: GatewayEnvironment): Promise<Breaker> {
  const [row] = await db
    .select(breakerColumns)
    .from(gatewayStates)
    .where(and(eq(gatewayStates.gateway, gateway), eq(gatewayStates.environment, environment)));
  return row ?? wholeBreaker;
}

/** Locks the circuit's row, making it if needed, so that two workers count their faults one after the other. */
export async function lockBreaker(db: DoorDb, gateway: string, environment: GatewayEnvironment): Promise<Breaker> {
  await db.insert(gatewayStates).values({ gateway, environment }).onConflictDoNothing();
  const [row] = await db
    .select(breakerColumns)
    .from(gatewayStates)
    .where(and(eq(gatewayStates.gateway, gateway), eq(gatewayStates.environment, environment)))
    .for("update");
  return row ?? wholeBreaker;
}

/** Writes the circuit and what led to it. `fault` is null after a good answer. */
export async function saveBreaker(
  db: DoorDb,
  gateway: string,
  environment: GatewayEnvironment,
  breaker: Breaker,
  fault: string | null,
  now: number,
): Promise<void> {
  const news = fault === null ? { lastOkAt: now } : { lastFaultAt: now, lastFault: fault.slice(0, 300) };
  const opened = breaker.openUntil === null ? { openedAt: null } : { openedAt: sql`coalesce(opened_at, now())` };
  await db
    .update(gatewayStates)
    .set({ consecutiveFaults: breaker.failures, probeAt: breaker.openUntil, ...opened, ...news })
    .where(and(eq(gatewayStates.gateway, gateway), eq(gatewayStates.environment, environment)));
}

/** Keeps everybody else away until then while one call probes whether the road is open again. */
export async function saveProbe(
  db: DoorDb,
  gateway: string,
  environment: GatewayEnvironment,
  until: number,
): Promise<void> {
  await db
    .update(gatewayStates)
    .set({ probeAt: until })
    .where(and(eq(gatewayStates.gateway, gateway), eq(gatewayStates.environment, environment)));
}

/** Gateways that nobody may call until later than `now`, each "gateway/environment". */
export async function listPausedGateways(db: DoorDb, now: number): Promise<string[]> {
  const rows = await db
    .select({ gateway: gatewayStates.gateway, environment: gatewayStates.environment })
    .from(gatewayStates)
    .where(gt(gatewayStates.probeAt, now))
    .orderBy(gatewayStates.gateway, gatewayStates.environment);
  return rows.map(({ gateway, environment }) => `${gateway}/${environment}`);
}

export type Connection = {
  readonly sellerId: string;
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
};

/** Every seller that has a connection, for the sweeps. */
export async function listConnectedSellers(db: DoorDb): Promise<string[]> {
  const rows = await db.selectDistinct({ sellerId: connections.sellerId }).from(connections);
  return rows.map((row) => row.sellerId);
}
