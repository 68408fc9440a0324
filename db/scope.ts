import { AsyncLocalStorage } from "node:async_hooks";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { MemberRole, StaffRole } from "#lib/sellers/roles";
import { getDatabase } from "./client.ts";
import type * as schema from "./schema/all.ts";
import type { ScopeRole } from "./walls.ts";

/** Marks what only `app/_server/scope.ts` (and `db/testing/scopes.ts`) may make. */
declare const minted: unique symbol;
type Minted = { readonly [minted]: true };

/** A member of one seller, from a session row and a member row. */
export type SellerScope = Minted & {
  readonly kind: "seller";
  readonly sellerId: string;
  readonly personId: string;
  readonly personName: string;
  readonly role: MemberRole;
  /** The network address that the request came from, for the audit; "" where there is no request. */
  readonly from: string;
};

/** Platform staff; `sellerId` when it acts on one seller. */
export type StaffScope = Minted & {
  readonly kind: "staff";
  readonly personId: string;
  readonly personName: string;
  readonly role: StaffRole;
  readonly sellerId: string | null;
  /** As in `SellerScope`. */
  readonly from: string;
};

/** Platform staff acting on one named seller. */
export type StaffSellerScope = StaffScope & { readonly sellerId: string };

/** A job or a verified push of one seller. */
export type JobScope = Minted & { readonly kind: "job"; readonly sellerId: string; readonly job: string };

/** A signed-in person, before a seller is chosen. */
export type PersonScope = Minted & { readonly kind: "person"; readonly personId: string };

/** Before anybody is known: sign-in, sign-up, an invitation's link, a push's connection. */
export type DoorScope = Minted & { readonly kind: "door"; readonly door: string; readonly sellerId: string | null };

export type Scope = SellerScope | StaffScope | JobScope | PersonScope | DoorScope;

type Transaction = PostgresJsTransaction<typeof schema, ExtractTablesWithRelations<typeof schema>>;

/** The database inside one scope: the first argument of every query. */
export type ScopedDb<S extends Scope = Scope> = Transaction & { readonly scope: S; readonly databaseRole: ScopeRole };

export type SellerDb = ScopedDb<SellerScope | JobScope>;
export type StaffDb = ScopedDb<StaffScope>;
export type PersonDb = ScopedDb<PersonScope>;
export type DoorDb = ScopedDb<DoorScope>;

const roleOf = {
  seller: "alp_seller",
  staff: "alp_staff",
  job: "alp_job",
  person: "alp_person",
  door: "alp_door",
} as const satisfies Record<Scope["kind"], ScopeRole>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const inside = new AsyncLocalStorage<Scope["kind"]>();

/**
 * Opens one transaction as the scope's role, with the scope's seller and person set for the policies, and runs `work` in
 * it. Reads are sent together by `Promise.all` inside. Throws when called inside itself: the inner transaction could wait
 * for the outer one for ever.
 */
export async function inScope<S extends Scope, T>(scope: S, work: (db: ScopedDb<S>) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error("inScope inside inScope: pass the ScopedDb down instead");
  return inside.run(scope.kind, () =>
    getDatabase().transaction(async (tx) => {
      await tx.execute(sql.raw(opening(scope)));
      return work(Object.assign(tx, { scope, databaseRole: roleOf[scope.kind] }) as ScopedDb<S>);
    }),
  );
}

/** `set local` and not `set_config`: on Citus the latter silently finds nothing. Ids are validated, never quoted in raw. */
function opening(scope: Scope): string {
  const statements = [`set local role ${roleOf[scope.kind]}`];
  const seller = "sellerId" in scope ? scope.sellerId : null;
  const person = "personId" in scope ? scope.personId : null;
  if (seller !== null) statements.push(`set local app.seller_id = '${validId(seller)}'`);
  if (person !== null) statements.push(`set local app.person_id = '${validId(person)}'`);
  return statements.join("; ");
}

function validId(id: string): string {
  if (!uuid.test(id)) throw new Error("a scope's id must be a lower-case uuid");
  return id;
}
