import { raiseLiveCursor } from "#db/queries/live";
import { saveMessagesRead } from "#db/queries/messages";
import { saveStaffReadUpTo } from "#db/queries/staff-messages";
import { inScope, type SellerScope, type StaffScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import type { ReadMessagesInput, ReadStaffMessagesInput } from "#lib/sellers/inbox-schema";

/** The person has read these messages, or all; its other tabs hear of it. */
export async function readMessages(
  scope: SellerScope,
  input: ReadMessagesInput,
  now: number = Date.now(),
): Promise<Result<{ readonly read: number }>> {
  return inScope(scope, async (db) => {
    const read = await saveMessagesRead(db, input.all ? null : input.messageIds, now);
    if (read > 0) await raiseLiveCursor(db);
    return ok({ read });
  });
}

/** Staff have read everything up to a message. */
export async function readStaffMessages(scope: StaffScope, input: ReadStaffMessagesInput): Promise<Result<null>> {
  await inScope(scope, (db) => saveStaffReadUpTo(db, input.upTo));
  return ok(null);
}
