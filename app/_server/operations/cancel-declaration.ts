import { sendCountedMessage } from "#db/queries/counted-messages";
import { type DeclarationRecord, lockDeclarationOfWaybill, updateDeclarations } from "#db/queries/declarations";
import type { SellerDb } from "#db/scope";
import { type AfterCancel, afterCancel } from "#lib/customs/after-cancel";
import { requestWithdrawal } from "./request-withdrawal.ts";

/** How much of a person's words goes to customs: the message takes a thousand characters. */
const mostReason = 900;

/**
 * The carrier agreed to cancel a waybill: its declaration goes the same way. What customs do not have is void, so that the
 * order can be declared anew; what they have is taken back (605) at once or as soon as they can; what they have released is
 * left to a person, who is told.
 */
export async function cancelDeclaration(db: SellerDb, waybillId: string, reason: string, now: number): Promise<void> {
  const row = await lockDeclarationOfWaybill(db, waybillId);
  if (!row || row.cancelledAt !== null) return;
  const marked = { ...row, cancelledAt: now, cancelReason: reason, updatedAt: now };
  const { next, step } = await followCancel(db, marked, false, now);
  await updateDeclarations(db, [next]);
  if (step === "person") await tellPerson(db);
}

/**
 * The next step of a locked declaration whose waybill was cancelled, as it stands now. What cannot be sent (no terminal) is
 * tried again with the next word about it, and by the sweep. The caller writes the row.
 */
export async function followCancel(
  db: SellerDb,
  row: DeclarationRecord,
  wasRefused: boolean,
  now: number,
): Promise<{ readonly next: DeclarationRecord; readonly step: AfterCancel }> {
  const step = afterCancel({ ...row, isPrepared: row.preparedAt !== null, wasRefused });
  if (step === "void") {
    return { next: { ...row, lane: "void", laneSince: now, interceptAt: null, updatedAt: now }, step };
  }
  if (step !== "withdraw") return { next: row, step };
  const asked = await requestWithdrawal(db, row, reasonOf(row), "", now);
  return asked.ok ? { next: asked.value.next, step } : { next: row, step: "wait" };
}

function reasonOf({ cancelReason }: DeclarationRecord): string {
  const words = cancelReason.replace(/\p{Cc}+/gu, " ").slice(0, mostReason);
  return words === "" ? "物流订单已取消，货物不出口" : `物流订单已取消，货物不出口：${words}`;
}

/** Released although its waybill is cancelled: only a person can have it deleted at customs. */
export async function tellPerson(db: SellerDb): Promise<void> {
  await sendCountedMessage(db, {
    kind: "cancelled_after_release",
    link: `/s/${db.scope.sellerId}/papers?lane=released&lane=closed`,
  });
}
