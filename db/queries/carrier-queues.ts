import { and, eq, sql } from "drizzle-orm";
import type { CarrierQueue, CarrierRoad } from "#lib/dispatch/carrier-waits";
import { carriers } from "../schema/carriers.ts";
import { waybills } from "../schema/dispatch.ts";
import { gatewayStates } from "../schema/gateways.ts";
import type { DoorDb, SellerDb } from "../scope.ts";
import { heldByPause } from "./waybills.ts";

/** What of the seller waits at each carrier to be booked, paused batches left out; a carrier with nothing is missing. */
export async function listCarrierQueues(db: SellerDb): Promise<CarrierQueue[]> {
  const nextTry = sql<number | null>`min(${waybills.nextAttemptAt}) filter (where ${waybills.attempts} > 0)`;
  return db
    .select({
      carrierCode: waybills.carrierCode,
      environment: waybills.environment,
      nameZh: sql<string>`coalesce(${carriers.nameZh}, ${waybills.carrierCode})`,
      nameEn: sql<string>`coalesce(${carriers.nameEn}, ${waybills.carrierCode})`,
      unsent: sql<number>`count(*)::int`,
      retried: sql<number>`count(*) filter (where ${waybills.attempts} > 0)::int`,
      retriedTwice: sql<number>`count(*) filter (where ${waybills.attempts} > 1)::int`,
      nextTryAt: nextTry.mapWith((value: string | null) => (value === null ? null : Date.parse(value))),
    })
    .from(waybills)
    .leftJoin(carriers, eq(carriers.code, waybills.carrierCode))
    .where(and(eq(waybills.sellerId, db.scope.sellerId), eq(waybills.state, "queued"), sql`not ${heldByPause}`))
    .groupBy(waybills.carrierCode, waybills.environment, carriers.nameZh, carriers.nameEn)
    .orderBy(waybills.carrierCode);
}

/** The circuits of all gateways, with what their latest call failed with while it is the latest. */
export async function listCarrierRoads(db: DoorDb): Promise<CarrierRoad[]> {
  return db
    .select({
      carrierCode: gatewayStates.gateway,
      environment: gatewayStates.environment,
      pausedUntil: gatewayStates.probeAt,
      fault: sql<string>`case when ${gatewayStates.consecutiveFaults} > 0 then ${gatewayStates.lastFault} else '' end`,
    })
    .from(gatewayStates);
}
