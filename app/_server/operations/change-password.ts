import { deleteSessions, lockPasswordHash, updateOwnPerson } from "#db/queries/people";
import { inScope, type PersonScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { hashPassword, isPassword } from "../passwords.ts";
import { mintDoorScope } from "../scope.ts";
import { clearAttempt, throttleAttempt } from "./throttle-attempt.ts";

/**
 * A new password, and the end of every session of this person, this one too. Refusals: `wrong_password` on `current`,
 * `same_password` on `next`, `too_many_attempts` (a session left open is no way to guess).
 */
export async function changePassword(
  scope: PersonScope,
  input: { readonly current: string; readonly next: string },
  now: number,
): Promise<Result<{ readonly endedSessions: number }>> {
  const door = mintDoorScope("change-password");
  const by = { account: scope.personId };
  const counted = await inScope(door, (db) => throttleAttempt(db, by, now));
  if (!counted.ok) return counted;
  const before = await inScope(scope, lockPasswordHash);
  if (!(await isPassword(before, input.current))) return refuse({ code: "wrong_password", field: "current" });
  if (await isPassword(before, input.next)) return refuse({ code: "same_password", field: "next" });
  const passwordHash = await hashPassword(input.next);
  const changed = await inScope(scope, async (db): Promise<Result<{ readonly endedSessions: number }>> => {
    if ((await lockPasswordHash(db)) !== before) return refuse({ code: "wrong_password", field: "current" });
    await updateOwnPerson(db, { passwordHash });
    return ok({ endedSessions: await deleteSessions(db) });
  });
  if (changed.ok) await inScope(door, (db) => clearAttempt(db, by, now));
  return changed;
}
