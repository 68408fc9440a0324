import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { getRehearsalDue, lockRunningRehearsal, saveRehearsal } from "#db/queries/rehearsals";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { isRehearsalDue, rehearsalBar, rehearsalLimitMs } from "#lib/onboarding/rehearsal";

/**
 * A person begins the first-order test, or repeats one that failed; a double click begins one. Refusals:
 * `seller_suspended`, `already_active`, `not_approved`.
 */
export async function startRehearsal(
  scope: SellerScope,
  _input: object = {},
  now: number = Date.now(),
): Promise<Result<{ readonly rehearsalId: string }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly rehearsalId: string }>> => {
    const bar = rehearsalBar(await getRehearsalDue(db));
    if (bar !== null) return refuse({ code: bar });
    const rehearsalId = await begin(db, scope.personName, now);
    await wakeRehearsal(db);
    await raiseLiveCursor(db);
    return ok({ rehearsalId });
  });
}

/** After an approval the test begins by itself, once. Answers whether it began now. */
export async function startDueRehearsal(scope: JobScope, now: number): Promise<boolean> {
  return inScope(scope, async (db) => {
    if (!isRehearsalDue(await getRehearsalDue(db))) return false;
    await begin(db, "", now);
    await raiseLiveCursor(db);
    return true;
  });
}

/** The new test, or the one that runs. The seller's carrier is rehearsed at its sandbox, whatever it dispatches at later. */
async function begin(db: SellerDb, startedBy: string, now: number): Promise<string> {
  const head = { id: randomUUID(), environment: "sandbox" as const, startedBy, deadlineAt: now + rehearsalLimitMs };
  const rehearsalId = await saveRehearsal(db, head, now);
  if (rehearsalId !== null) {
    const subject = { kind: "rehearsal", id: rehearsalId } as const;
    await saveAudit(db, [{ event: "rehearsal_started", data: {}, subject }]);
    return rehearsalId;
  }
  const running = await lockRunningRehearsal(db);
  if (!running) throw new Error("a rehearsal neither began nor runs");
  return running.id;
}

/**
 * Has the worker look at the seller's test now. The key differs from that of the job which waits for its time: a waiting
 * one would make this one superfluous.
 */
export async function wakeRehearsal(db: SellerDb): Promise<void> {
  const { sellerId } = db.scope;
  await enqueue(db, [{ name: "run-rehearsal", data: { sellerId }, singletonKey: `${sellerId}/now` }]);
}
