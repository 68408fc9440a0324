import { and, desc, eq, getTableColumns, gte, lt, sql } from "drizzle-orm";
import type { Instant } from "#lib/kit/time";
import { insertMany } from "../bulk.ts";
import { connections, gatewayAccounts } from "../schema/gateways.ts";
import { sellers } from "../schema/sellers.ts";
import { pushRefusals } from "../schema/tracking.ts";
import type { DoorDb, StaffDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import type { Connection } from "./gateway-calls.ts";

export type PushConnection = Connection & { readonly id: string; readonly secretSealed: string };

/**
 * The connections that pushes' addresses name, each with its carrier's secret, sealed; those without an account are missing.
 * A suspended seller's parcels are still on their way: it counts too.
 */
export async function listPushConnections(
  db: DoorDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PushConnection>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: connections.id,
      sellerId: connections.sellerId,
      carrierCode: connections.carrierCode,
      environment: connections.environment,
      secretSealed: gatewayAccounts.secretSealed,
    })
    .from(connections)
    .innerJoin(
      gatewayAccounts,
      and(
        eq(gatewayAccounts.gateway, connections.carrierCode),
        eq(gatewayAccounts.environment, connections.environment),
      ),
    )
    .where(sql`${connections.id} in ${uuidList(ids)}`);
  return new Map(rows.map((row) => [row.id, row]));
}

export type PushRefusal = {
  /** The calendar day in China. */
  readonly day: string;
  readonly carrierCode: string;
  readonly connection: string;
  readonly verdict: string;
  readonly count: number;
  readonly sample: string;
};

/** Counts pushes that were not as they should be by day, carrier, connection and verdict; the last one's beginning is shown. */
export async function countPushRefusals(db: DoorDb, list: readonly PushRefusal[], now: Instant): Promise<void> {
  const rows = list.map((one) => ({ ...one, firstAt: now, lastAt: now }));
  await insertMany(db, pushRefusals, rows, {
    columns: ["day", "carrierCode", "connection", "verdict"],
    set: ["sample", "lastAt"],
    setSql: { count: sql`push_refusals.count + excluded.count` },
  });
}

/** Pushes since an instant that were refused or accepted with a remark, the newest first, for staff, with whose they were. */
export async function listPushRefusals(db: StaffDb, since: Instant, limit = 200) {
  return db
    .select({ ...getTableColumns(pushRefusals), sellerName: sellers.name })
    .from(pushRefusals)
    .leftJoin(connections, sql`${connections.id}::text = ${pushRefusals.connection}`)
    .leftJoin(sellers, eq(sellers.sellerId, connections.sellerId))
    .where(gte(pushRefusals.lastAt, since))
    .orderBy(desc(pushRefusals.lastAt), desc(pushRefusals.count))
    .limit(limit);
}

/** Days that nobody will look at again. */
export async function deleteOldRefusals(db: DoorDb, before: Instant): Promise<void> {
  await db.delete(pushRefusals).where(lt(pushRefusals.lastAt, before));
}
