import { lockPasswordHash } from "#db/queries/people";
import { inScope, type PersonScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { isPassword } from "../passwords.ts";
import { mintDoorScope } from "../scope.ts";
import { clearAttempt, throttleAttempt } from "./throttle-attempt.ts";

/**
 * Asks the signed-in person once more for the password, before what a session left open must not do. Refusals:
 * `wrong_password` on `password`, `too_many_attempts`.
 */
export async function provePassword(scope: PersonScope, password: string, now: number): Promise<Result<null>> {
  const door = mintDoorScope("prove-password");
  const by = { account: scope.personId };
  const counted = await inScope(door, (db) => throttleAttempt(db, by, now));
  if (!counted.ok) return counted;
  const kept = await inScope(scope, lockPasswordHash);
  if (!(await isPassword(kept, password))) return refuse({ code: "wrong_password", field: "password" });
  await inScope(door, (db) => clearAttempt(db, by, now));
  return ok(null);
}
