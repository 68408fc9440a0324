import { and, eq, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { SellerState } from "#lib/sellers/kinds";
import { carrierBindings, connections } from "../schema/gateways.ts";
import { sellers } from "../schema/sellers.ts";
import type { DoorDb, JobScope, ScopedDb } from "../scope.ts";

type JobDb = ScopedDb<JobScope>;

export type CarrierPlace = { readonly carrierCode: string; readonly environment: GatewayEnvironment };

/** Makes or wakes the connection of the door's seller on the platform's side. Answers its id, always the same one. */
export async function saveConnectionAtDoor(db: DoorDb, place: CarrierPlace, now: number): Promise<string> {
  const { sellerId } = db.scope;
  if (sellerId === null) throw new Error("this door names no seller");
  const [row] = await db
    .insert(connections)
    .values({ ...place, sellerId, state: "active", createdAt: now })
    .onConflictDoUpdate({
      target: [connections.sellerId, connections.carrierCode, connections.environment],
      set: { state: "active" },
    })
    .returning({ id: connections.id });
  if (!row) throw new Error("a connection was not saved");
  return row.id;
}

/** The state of the job's seller; null when there is none. */
export async function getSellerState(db: JobDb): Promise<SellerState | null> {
  const [row] = await db.select({ state: sellers.state }).from(sellers).where(eq(sellers.sellerId, db.scope.sellerId));
  return row?.state ?? null;
}

/** The same, locked: nobody suspends it meanwhile. */
export async function lockSellerState(db: JobDb): Promise<SellerState | null> {
  const [row] = await db
    .select({ state: sellers.state })
    .from(sellers)
    .where(eq(sellers.sellerId, db.scope.sellerId))
    .for("update");
  return row?.state ?? null;
}

/** The seller dispatches from now on. Answers false when it did before. */
export async function saveSellerActive(db: JobDb, now: number): Promise<boolean> {
  const rows = await db
    .update(sellers)
    .set({ state: "active", stateSince: now })
    .where(and(eq(sellers.sellerId, db.scope.sellerId), eq(sellers.state, "new")))
    .returning({ sellerId: sellers.sellerId });
  return rows.length > 0;
}

/** The connection as the seller sees it, awake; one that is awake already is left as it is. */
export async function saveBinding(
  db: JobDb,
  binding: CarrierPlace & { readonly connectionId: string },
  now: number,
): Promise<void> {
  await db
    .insert(carrierBindings)
    .values({ ...binding, sellerId: db.scope.sellerId, state: "active", since: now })
    .onConflictDoUpdate({
      target: [carrierBindings.sellerId, carrierBindings.carrierCode, carrierBindings.environment],
      set: { state: "active", since: now },
      setWhere: sql`${carrierBindings.state} <> 'active'`,
    });
}
