import { and, eq, isNull, sql } from "drizzle-orm";
import { insertReturning, updateMany } from "../bulk.ts";
import { withdrawals } from "../schema/customs.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

export type WithdrawalRecord = typeof withdrawals.$inferSelect;

/** Writes a request to take a list back; null where an open one stands. The declaration is locked. */
export async function saveWithdrawal(
  db: SellerDb,
  withdrawal: Pick<
    WithdrawalRecord,
    "id" | "declarationId" | "copNo" | "invtNo" | "reason" | "createdBy" | "createdAt"
  >,
): Promise<WithdrawalRecord | null> {
  const [open] = await db
    .select({ id: withdrawals.id })
    .from(withdrawals)
    .where(
      and(
        eq(withdrawals.sellerId, db.scope.sellerId),
        eq(withdrawals.declarationId, withdrawal.declarationId),
        isNull(withdrawals.settledAt),
      ),
    );
  if (open) return null;
  const [saved] = await insertReturning(db, withdrawals, [{ ...withdrawal, sellerId: db.scope.sellerId }]);
  return saved ?? null;
}

/** Writes what became of withdrawals. */
export async function settleWithdrawals(
  db: SellerDb,
  list: readonly Pick<WithdrawalRecord, "id" | "state" | "words" | "settledAt">[],
): Promise<void> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  await updateMany(db, withdrawals, ["sellerId", "id"], ["state", "words", "settledAt"], rows);
}

/** The declarations that withdrawals are about. */
export async function listDeclarationsOfWithdrawals(db: SellerDb, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectDistinct({ id: withdrawals.declarationId })
    .from(withdrawals)
    .where(and(eq(withdrawals.sellerId, db.scope.sellerId), sql`${withdrawals.id} in ${uuidList(ids)}`));
  return rows.map(({ id }) => id);
}
