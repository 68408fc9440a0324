import { and, asc, count, desc, eq, gt, inArray, lt, lte, or, sql } from "drizzle-orm";
import { type AccountProofView, orderAgainAt } from "#lib/onboarding/account-proof";
import type { AccountProofState } from "#lib/onboarding/states";
import { accountProofs } from "../schema/onboarding.ts";
import type { DoorDb, JobScope, ScopedDb, SellerDb, SellerScope, StaffSellerScope } from "../scope.ts";

const open = ["ordered", "sent"] as const satisfies readonly AccountProofState[];

/** A proof with its sealed parts: for operations alone, never for a screen. */
export type AccountProofRow = {
  readonly id: string;
  readonly state: AccountProofState;
  readonly accountHint: string;
  readonly accountSealed: string;
  readonly amountSealed: string;
  readonly codeSealed: string;
  readonly triesLeft: number;
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly orderedAt: number;
  readonly dueAt: number;
};

const columns = {
  id: accountProofs.id,
  state: accountProofs.state,
  accountHint: accountProofs.accountHint,
  accountSealed: accountProofs.accountSealed,
  amountSealed: accountProofs.amountSealed,
  codeSealed: accountProofs.codeSealed,
  triesLeft: accountProofs.triesLeft,
  attempts: accountProofs.attempts,
  nextAttemptAt: accountProofs.nextAttemptAt,
  orderedAt: accountProofs.orderedAt,
  dueAt: accountProofs.dueAt,
};

/** The seller's latest proof as its people and a reviewer see it; null before the first. */
export async function getAccountProof(
  db: ScopedDb<SellerScope | JobScope | StaffSellerScope>,
): Promise<AccountProofView | null> {
  const [row] = await db
    .select({
      id: accountProofs.id,
      state: accountProofs.state,
      accountHint: accountProofs.accountHint,
      triesLeft: accountProofs.triesLeft,
      reason: accountProofs.reason,
      orderedAt: accountProofs.orderedAt,
      sentAt: accountProofs.sentAt,
      dueAt: accountProofs.dueAt,
      settledAt: accountProofs.settledAt,
    })
    .from(accountProofs)
    .where(eq(accountProofs.sellerId, db.scope.sellerId))
    .orderBy(desc(accountProofs.orderedAt), desc(accountProofs.id))
    .limit(1);
  return row ? { ...row, orderAgainAt: orderAgainAt(row) } : null;
}

/**
 * The seller's latest proof, locked: whoever orders one waits here, also before the first. Null before the first.
 */
export async function lockLatestProof(db: SellerDb): Promise<AccountProofRow | null> {
  const { sellerId } = db.scope;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${sellerId}/account_proof`}, 0))`);
  const [row] = await db
    .select(columns)
    .from(accountProofs)
    .where(eq(accountProofs.sellerId, sellerId))
    .orderBy(desc(accountProofs.orderedAt), desc(accountProofs.id))
    .limit(1)
    .for("update");
  return row ?? null;
}

/** One proof, locked; null when there is none. */
export async function lockProof(db: SellerDb, id: string): Promise<AccountProofRow | null> {
  const [row] = await db
    .select(columns)
    .from(accountProofs)
    .where(and(eq(accountProofs.sellerId, db.scope.sellerId), eq(accountProofs.id, id)))
    .for("update");
  return row ?? null;
}

/** One proof as it is; null when there is none. */
export async function getProof(db: SellerDb, id: string): Promise<AccountProofRow | null> {
  const [row] = await db
    .select(columns)
    .from(accountProofs)
    .where(and(eq(accountProofs.sellerId, db.scope.sellerId), eq(accountProofs.id, id)));
  return row ?? null;
}

/** How many proofs the seller has ordered since. */
export async function countProofsSince(db: SellerDb, since: number): Promise<number> {
  const [row] = await db
    .select({ ordered: count() })
    .from(accountProofs)
    .where(and(eq(accountProofs.sellerId, db.scope.sellerId), gt(accountProofs.orderedAt, since)));
  return row?.ordered ?? 0;
}

export type NewAccountProof = Pick<
  typeof accountProofs.$inferInsert,
  "accountHint" | "accountSealed" | "amountSealed" | "codeSealed" | "triesLeft" | "dueAt"
> & { readonly id: string };

/** A new proof, ordered now. The seller has no other open one. */
export async function saveNewProof(db: SellerDb, proof: NewAccountProof, now: number): Promise<void> {
  const { sellerId } = db.scope;
  await db.insert(accountProofs).values({ ...proof, sellerId, state: "ordered", orderedAt: now, nextAttemptAt: now });
}

export type AccountProofChange = Partial<
  Pick<
    typeof accountProofs.$inferInsert,
    "state" | "triesLeft" | "attempts" | "nextAttemptAt" | "reason" | "sentAt" | "dueAt" | "settledAt"
  >
>;

/** Changes a proof that is locked. */
export async function updateProof(db: SellerDb, id: string, change: AccountProofChange): Promise<void> {
  await db
    .update(accountProofs)
    .set(change)
    .where(and(eq(accountProofs.sellerId, db.scope.sellerId), eq(accountProofs.id, id)));
}

/** Sellers with an open proof that is due, or whose transfer should have been seen to before `forgotten`. */
export async function listSellersWithDueProofs(db: DoorDb, now: number, forgotten: number): Promise<string[]> {
  const isForgotten = and(eq(accountProofs.state, "ordered"), lt(accountProofs.nextAttemptAt, forgotten));
  const rows = await db
    .selectDistinct({ sellerId: accountProofs.sellerId })
    .from(accountProofs)
    .where(and(inArray(accountProofs.state, [...open]), or(lte(accountProofs.dueAt, now), isForgotten)))
    .orderBy(asc(accountProofs.sellerId));
  return rows.map(({ sellerId }) => sellerId);
}
