import { type AuditEntry, saveAudit } from "#db/queries/audit";
import { lockOrdersAndMembers } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { saveHold } from "#db/queries/save-dispatch";
import { inScope, type SellerScope } from "#db/scope";
import type { HoldOrdersInput, ReleaseOrdersInput } from "#lib/dispatch/schema";
import { ok, type Result } from "#lib/kit/result";

/** 暂缓发货: which orders are held now, which were held already, which the seller does not have. */
export type HoldReceipt = {
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly notFound: readonly string[];
};

/** Holds orders back with a note; they stay on the screen and are left out of batches. */
export async function holdOrders(
  scope: SellerScope,
  input: HoldOrdersInput,
  now = Date.now(),
): Promise<Result<HoldReceipt>> {
  return setHold(scope, input.orderIds, input.note, now);
}

/** Releases held orders, whoever or whatever held them. */
export async function releaseOrders(
  scope: SellerScope,
  input: ReleaseOrdersInput,
  now = Date.now(),
): Promise<Result<HoldReceipt>> {
  return setHold(scope, input.orderIds, null, now);
}

async function setHold(
  scope: SellerScope,
  orderIds: readonly string[],
  note: string | null,
  now: number,
): Promise<Result<HoldReceipt>> {
  return inScope(scope, async (db) => {
    const asked = [...new Set(orderIds)];
    const found = new Set(await lockOrdersAndMembers(db, asked));
    const changed = await saveHold(db, [...found], note === null ? null : "by_person", note ?? "", now);
    const isChanged = new Set(changed);
    await saveAudit(
      db,
      changed.map((id) => entryOf(id, note)),
    );
    if (changed.length > 0) await raiseLiveCursor(db);
    return ok({
      changed,
      unchanged: [...found].filter((id) => !isChanged.has(id)),
      notFound: asked.filter((id) => !found.has(id)),
    });
  });
}

function entryOf(id: string, note: string | null): AuditEntry {
  const subject = { kind: "order", id } as const;
  if (note === null) return { event: "order_released", data: {}, subject };
  return { event: "order_held", data: { reason: note }, subject };
}
