import { saveAudit } from "#db/queries/audit";
import { listHeldOfBatch, lockBatch, saveBatchPause } from "#db/queries/batches";
import { raiseLiveCursor } from "#db/queries/live";
import { enqueue, type NewJob } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import type { PauseBatchInput } from "#lib/dispatch/schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { bookingJobs } from "./booking-jobs.ts";

/** How the batch stands now. `isMine`: this call did it; else somebody (`by`, `at`) was first and nothing changed. */
export type PauseReceipt = {
  readonly isMine: boolean;
  readonly by: string;
  readonly at: number;
  /** Parcels that wait for the batch to be resumed, or go on now. */
  readonly held: number;
};

/**
 * Pauses a batch: of what was never sent nothing more is sent until it is resumed. What is being asked, or may have been
 * heard by the carrier, goes on. Refused: `batch_not_found`, `batch_nothing_to_pause`.
 */
export async function pauseBatch(
  scope: SellerScope,
  { batchId }: PauseBatchInput,
  now = Date.now(),
): Promise<Result<PauseReceipt>> {
  return inScope(scope, async (db): Promise<Result<PauseReceipt>> => {
    const batch = await lockBatch(db, batchId);
    if (!batch) return refuse({ code: "batch_not_found" });
    const held = (await listHeldOfBatch(db, batchId)).length;
    if (batch.pausedAt !== null) {
      return ok({ isMine: false, by: batch.pausedBy ?? "", at: batch.pausedAt, held });
    }
    if (held === 0) return refuse({ code: "batch_nothing_to_pause" });
    await saveBatchPause(db, batchId, { at: now, by: scope.personName });
    await saveAudit(db, [{ event: "batch_paused", data: { parcels: held }, subject: { kind: "batch", id: batchId } }]);
    await raiseLiveCursor(db);
    return ok({ isMine: true, by: scope.personName, at: now, held });
  });
}

/** Resumes a batch: what waited is sent at once, or at the time of its next try. Refused: `batch_not_found`. */
export async function resumeBatch(
  scope: SellerScope,
  { batchId }: PauseBatchInput,
  now = Date.now(),
): Promise<Result<PauseReceipt>> {
  return inScope(scope, async (db): Promise<Result<PauseReceipt>> => {
    const batch = await lockBatch(db, batchId);
    if (!batch) return refuse({ code: "batch_not_found" });
    if (batch.pausedAt === null) return ok({ isMine: false, by: "", at: now, held: 0 });
    const held = await listHeldOfBatch(db, batchId);
    await saveBatchPause(db, batchId, null);
    const isDue = ({ nextAttemptAt }: (typeof held)[number]) => nextAttemptAt === null || nextAttemptAt <= now;
    const due = held.filter(isDue).map(({ id }) => id);
    const later = held
      .filter((one) => !isDue(one))
      .map(({ id, nextAttemptAt }): NewJob => {
        const startAfter = nextAttemptAt ?? now;
        return { name: "book-waybills", data: { sellerId: scope.sellerId, waybillIds: [id] }, startAfter };
      });
    await enqueue(db, [...bookingJobs(scope.sellerId, due), ...later]);
    await saveAudit(db, [
      { event: "batch_resumed", data: { parcels: held.length }, subject: { kind: "batch", id: batchId } },
    ]);
    await raiseLiveCursor(db);
    return ok({ isMine: true, by: scope.personName, at: now, held: held.length });
  });
}
