import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { type ConflictRow, lockConflict, saveConflictsDecided } from "#db/queries/order-conflicts";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { DecideConflictInput } from "#lib/orders/parts-schema";
import { cancelWaybill } from "./cancel-waybill.ts";

/**
 * What is done about an order that changed behind its label's back. `keep`: the parcel goes as it is labelled, and who said
 * so is kept. `cancel`: its waybill is cancelled as from the list of waybills; the order comes back as the file has it now.
 * Refused: `conflict_gone` when somebody or a later file was first, and what a cancellation refuses.
 */
export async function decideConflict(
  scope: SellerScope,
  { conflictId, decision, note }: DecideConflictInput,
  now = Date.now(),
): Promise<Result<{ readonly waybillId: string }>> {
  const decided = await inScope(scope, async (db): Promise<Result<ConflictRow>> => {
    const conflict = await lockConflict(db, conflictId);
    if (!conflict) return refuse({ code: "conflict_gone" });
    if (decision === "cancel") return ok(conflict);
    await saveConflictsDecided(db, [conflictId], { decision: "kept", by: scope.personName, note }, now);
    const data = { decision, kind: conflict.kind, note };
    await saveAudit(db, [{ event: "conflict_decided", data, subject: { kind: "waybill", id: conflict.waybillId } }]);
    await raiseLiveCursor(db);
    return ok(conflict);
  });
  if (!decided.ok) return decided;
  const { waybillId, kind } = decided.value;
  if (decision === "keep") return ok({ waybillId });
  const cancelled = await cancelWaybill(scope, { waybillId, reason: note || kind }, now);
  return cancelled.ok ? ok({ waybillId }) : cancelled;
}
