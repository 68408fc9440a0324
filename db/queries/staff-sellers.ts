import { and, asc, count, desc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import type { BindingState, GatewayEnvironment } from "#lib/carriers/connection";
import type { GateFacts } from "#lib/onboarding/gates";
import type { StaffSellerSearch } from "#lib/onboarding/staff-search";
import type { ApplicationState } from "#lib/onboarding/states";
import type { SellerKind, SellerState } from "#lib/sellers/kinds";
import { carrierBindings, connections } from "../schema/gateways.ts";
import { applications, expiries } from "../schema/onboarding.ts";
import { members, sellers } from "../schema/sellers.ts";
import type { ScopedDb, StaffDb, StaffSellerScope } from "../scope.ts";

type StaffSellerDb = ScopedDb<StaffSellerScope>;

export type StaffSellerRow = {
  readonly sellerId: string;
  readonly name: string;
  readonly kind: SellerKind;
  readonly state: SellerState;
  readonly stateSince: number;
  readonly suspendedFor: string;
  readonly createdAt: number;
  readonly ownerName: string | null;
  readonly ownerEmail: string | null;
  readonly memberCount: number;
  readonly connections: readonly {
    readonly carrierCode: string;
    readonly environment: GatewayEnvironment;
    readonly state: BindingState;
  }[];
  readonly application: {
    readonly state: ApplicationState;
    readonly submittedAt: number | null;
    readonly dueAt: number | null;
  } | null;
  /** What the gates are judged by, without the declaration's parameters: those are the seller's own to see. */
  readonly gates: GateFacts;
};

export type StaffSellerPage = {
  readonly rows: readonly StaffSellerRow[];
  readonly hasMore: boolean;
  /** Sellers that the search finds, and all of them by state. */
  readonly total: number;
  readonly byState: Readonly<Record<SellerState, number>>;
};

const pageSize = 50;

/** Sellers as staff see them, those who signed up last first; nothing of their trade. */
export async function listSellersForStaff(db: StaffDb, search: StaffSellerSearch): Promise<StaffSellerPage> {
  const found = matching(search);
  const [heads, [counted], states] = await Promise.all([
    readHeads(db, found, search.after),
    db
      .select({ total: count() })
      .from(sellers)
      .leftJoin(applications, eq(applications.sellerId, sellers.sellerId))
      .where(found),
    db.select({ state: sellers.state, count: count() }).from(sellers).groupBy(sellers.state),
  ]);
  const byState = { new: 0, active: 0, suspended: 0 };
  for (const { state, count: many } of states) byState[state] = many;
  const shown = heads.slice(0, pageSize);
  return {
    rows: await withCompany(db, shown),
    hasMore: heads.length > pageSize,
    total: counted?.total ?? 0,
    byState,
  };
}

type Head = Awaited<ReturnType<typeof readHeads>>[number];

async function readHeads(db: StaffDb, found: SQL | undefined, after: string | null) {
  const below = sql`(${sellers.createdAt}, ${sellers.sellerId}) <
    (select s.created_at, s.seller_id from sellers s where s.seller_id = ${after}::uuid)`;
  return db
    .select({
      sellerId: sellers.sellerId,
      name: sellers.name,
      kind: sellers.kind,
      state: sellers.state,
      stateSince: sellers.stateSince,
      suspendedFor: sellers.suspendedFor,
      createdAt: sellers.createdAt,
      application: applications.state,
      submittedAt: applications.submittedAt,
      dueAt: applications.reviewDueAt,
      cardBoundAt: applications.cardBoundAt,
      accountBoundAt: applications.accountBoundAt,
    })
    .from(sellers)
    .leftJoin(applications, eq(applications.sellerId, sellers.sellerId))
    .where(and(found, after === null ? undefined : below))
    .orderBy(desc(sellers.createdAt), desc(sellers.sellerId))
    .limit(pageSize + 1);
}

/** `text` is looked for in the seller's name and in its owner's address. */
function matching({ text, state, application }: StaffSellerSearch): SQL | undefined {
  const like = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return and(
    state === null ? undefined : eq(sellers.state, state),
    application === null ? undefined : eq(applications.state, application),
    text === ""
      ? undefined
      : or(
          ilike(sellers.name, like),
          sql`exists (select from members m where m.seller_id = ${sellers.sellerId} and m.role = 'owner'
            and m.email ilike ${like})`,
        ),
  );
}

/** People, connections and what runs out, for the sellers of one page: three reads, sent together. */
async function withCompany(db: StaffDb, heads: readonly Head[]): Promise<StaffSellerRow[]> {
  if (heads.length === 0) return [];
  const ids = heads.map(({ sellerId }) => sellerId);
  const [bound, team, expires] = await Promise.all([
    db
      .select({
        sellerId: connections.sellerId,
        carrierCode: connections.carrierCode,
        environment: connections.environment,
        state: connections.state,
      })
      .from(connections)
      .where(inArray(connections.sellerId, ids))
      .orderBy(asc(connections.carrierCode), asc(connections.environment)),
    db
      .select({ sellerId: members.sellerId, name: members.name, email: members.email, role: members.role })
      .from(members)
      .where(inArray(members.sellerId, ids))
      .orderBy(asc(members.joinedAt)),
    db
      .select({ sellerId: expiries.sellerId, subject: expiries.subject, on: expiries.expiresOn })
      .from(expiries)
      .where(inArray(expiries.sellerId, ids))
      .orderBy(asc(expiries.expiresOn)),
  ]);
  const [boundOf, teamOf, expiresOf] = [groupBySeller(bound), groupBySeller(team), groupBySeller(expires)];
  return heads.map(({ application, submittedAt, dueAt, cardBoundAt, accountBoundAt, ...head }) => {
    const people = teamOf.get(head.sellerId) ?? [];
    const owner = people.find((one) => one.role === "owner");
    const own = (boundOf.get(head.sellerId) ?? []).map(({ sellerId: _, ...connection }) => connection);
    return {
      ...head,
      ownerName: owner?.name ?? null,
      ownerEmail: owner?.email ?? null,
      memberCount: people.length,
      connections: own,
      application: application && { state: application, submittedAt, dueAt },
      gates: {
        sellerState: head.state,
        application,
        isCardBound: cardBoundAt !== null,
        isAccountBound: accountBoundAt !== null,
        expires: (expiresOf.get(head.sellerId) ?? []).map(({ subject, on }) => ({ subject, on })),
        missingParameters: [],
        activeCarriers: own.filter(({ state }) => state === "active").map(({ carrierCode }) => carrierCode),
      },
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

/** `suspendedFor`: why staff suspended it, "" for every other state. */
export async function updateSellerState(
  db: StaffSellerDb,
  change: { readonly state: SellerState; readonly suspendedFor: string },
  now: number,
): Promise<void> {
  await db
    .update(sellers)
    .set({ ...change, stateSince: now })
    .where(eq(sellers.sellerId, db.scope.sellerId));
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

/** Wakes the connections that `suspendConnections` put to rest. */
export async function wakeConnections(db: StaffSellerDb, now: number): Promise<void> {
  const { sellerId } = db.scope;
  await db.update(connections).set({ state: "active" }).where(eq(connections.sellerId, sellerId));
  await db
    .update(carrierBindings)
    .set({ state: "active", since: now })
    .where(and(eq(carrierBindings.sellerId, sellerId), eq(carrierBindings.state, "suspended")));
}
