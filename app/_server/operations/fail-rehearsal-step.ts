import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { updateRehearsalStep } from "#db/queries/rehearsals";
import type { SellerDb } from "#db/scope";
import type { RehearsalFailure } from "#lib/onboarding/rehearsal";
import type { RehearsalStep } from "#lib/onboarding/states";

/** A step of the locked, running test has failed: kept with its cause, and told to those who can repeat the test. */
export async function failRehearsalStep(
  db: SellerDb,
  rehearsalId: string,
  step: RehearsalStep,
  { code, values }: RehearsalFailure,
  now: number,
): Promise<void> {
  await updateRehearsalStep(db, rehearsalId, step, { state: "failed", endedAt: now, code, values });
  const link = `/s/${db.scope.sellerId}/opening/rehearsal`;
  await sendMessage(db, { kind: "rehearsal_failed", values: { step }, link });
  await raiseLiveCursor(db);
}
