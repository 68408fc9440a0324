import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { BindingState, GatewayEnvironment } from "#lib/carriers/connection";
import type { SellerKind, SellerState } from "#lib/sellers/kinds";
import { carrierBindings, connections } from "../schema/gateways.ts";
import { members, sellers } from "../schema/sellers.ts";
import type { ScopedDb, StaffDb, StaffSellerScope } from "../scope.ts";

type StaffSellerDb = ScopedDb<StaffSellerScope>;

export type StaffSellerRow = {
  readonly sellerId: string;
  readonly name: string;
  readonly kind: SellerKind;
  readonly state: SellerState;
  readonly stateSince: number;
  readonly createdAt: number;
  readonly ownerName: string | null;
  readonly ownerEmail: string | null;
  readonly memberCount: number;
  readonly connections: readonly {
    readonly carrierCode: string;
    readonly environment: GatewayEnvironment;
    readonly state: BindingState;
  }[];
};

/** Every seller, the new ones first, then by the day each signed up: the reviewers' list. At most 500. */
export async function listSellersForStaff(db: StaffDb): Promise<StaffSellerRow[]> {
  const [rows, bound, team] = await Promise.all([
    db
      .select({
        sellerId: sellers.sellerId,
        name: sellers.name,
        kind: sellers.kind,
        state: sellers.state,
        stateSince: sellers.stateSince,
        createdAt: sellers.createdAt,
      })
      .from(sellers)
      .orderBy(sql`${sellers.state} <> 'new'`, desc(sellers.createdAt), asc(sellers.sellerId))
      .limit(500),
    db
      .select({
        sellerId: connections.sellerId,
        carrierCode: connections.carrierCode,
        environment: connections.environment,
        state: connections.state,
      })
      .from(connections)
      .orderBy(asc(connections.carrierCode), asc(connections.environment)),
    db
      .select({ sellerId: members.sellerId, name: members.name, email: members.email, role: members.role })
      .from(members)
      .orderBy(asc(members.joinedAt)),
  ]);
  const [boundOf, teamOf] = [groupBySeller(bound), groupBySeller(team)];
  return rows.map((row) => {
    const people = teamOf.get(row.sellerId) ?? [];
    const owner = people.find((one) => one.role === "owner");
    return {
      ...row,
      ownerName: owner?.name ?? null,
      ownerEmail: owner?.email ?? null,
      memberCount: people.length,
      connections: (boundOf.get(row.sellerId) ?? []).map(({ sellerId: _, ...connection }) => connection),
    };
  });
}

function groupBySeller<T extends { readonly sellerId: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, (row) => row.sellerId);
}

/** The seller that staff act on, locked; null when there is none. */
export async function lockSeller(
  db: StaffSellerDb,
): Promise<{ readonly name: string; readonly state: SellerState } | null> {
  const [row] = await db
    .select({ name: sellers.name, state: sellers.state })
    .from(sellers)
    .where(eq(sellers.sellerId, db.scope.sellerId))
    .for("update");
  return row ?? null;
}

export async function updateSellerState(db: StaffSellerDb, state: SellerState, now: number): Promise<void> {
  await db.update(sellers).set({ state, stateSince: now }).where(eq(sellers.sellerId, db.scope.sellerId));
}

/** Makes or wakes the seller's connection, on the platform's side and as the seller sees it. Returns its id. */
export async function saveConnection(
  db: StaffSellerDb,
  connection: { readonly carrierCode: string; readonly environment: GatewayEnvironment },
  now: number,
): Promise<string> {
  const { sellerId } = db.scope;
  const [row] = await db
    .insert(connections)
    .values({ ...connection, sellerId, state: "active", createdAt: now })
    .onConflictDoUpdate({
      target: [connections.sellerId, connections.carrierCode, connections.environment],
      set: { state: "active" },
    })
    .returning({ id: connections.id });
  if (!row) throw new Error("a connection was not saved");
  await db
    .insert(carrierBindings)
    .values({ ...connection, sellerId, connectionId: row.id, state: "active", since: now })
    .onConflictDoUpdate({
      target: [carrierBindings.sellerId, carrierBindings.carrierCode, carrierBindings.environment],
      set: { state: "active", since: now },
      setWhere: sql`${carrierBindings.state} <> 'active'`,
    });
  return row.id;
}

/** Rests all of the seller's connections: nothing is booked by them, pushes still arrive. */
export async function suspendConnections(db: StaffSellerDb, now: number): Promise<void> {
  const { sellerId } = db.scope;
  await db.update(connections).set({ state: "suspended" }).where(eq(connections.sellerId, sellerId));
  await db
    .update(carrierBindings)
    .set({ state: "suspended", since: now })
    .where(and(eq(carrierBindings.sellerId, sellerId), eq(carrierBindings.state, "active")));
}
