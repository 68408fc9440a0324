import { lockDeclarationOfWaybill, updateDeclarations } from "#db/queries/declarations";
import type { SellerDb } from "#db/scope";

/**
 * The waybill was cancelled: a declaration that customs do not have (never sent, or returned) counts no more, so that the
 * order can be declared anew. One that lies with customs stays: a person takes it back (605).
 */
export async function voidDeclaration(db: SellerDb, waybillId: string, now: number): Promise<void> {
  const row = await lockDeclarationOfWaybill(db, waybillId);
  if (!row) return;
  const isUnsent = row.submissions === 0 && (row.lane === "ready" || row.lane === "stopped");
  if (!isUnsent && row.lane !== "returned") return;
  await updateDeclarations(db, [{ ...row, lane: "void", laneSince: now, interceptAt: null, updatedAt: now }]);
}
