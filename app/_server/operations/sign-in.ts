import { getAccount, saveSession } from "#db/queries/people";
import { getSecondFactor } from "#db/queries/second-factors";
import { inScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { emailKey } from "#lib/sellers/email";
import { addressKey } from "#lib/sellers/throttle";
import { metrics } from "../metrics.ts";
import { isPassword } from "../passwords.ts";
import { mintDoorScope, mintPersonScope } from "../scope.ts";
import { passSecondFactor } from "./pass-second-factor.ts";
import { clearAttempt, type ThrottledBy, throttleAttempt } from "./throttle-attempt.ts";

/** From where somebody asks: the network address as the outermost proxy saw it, and the browser's own description. */
export type Visitor = { readonly address: string; readonly userAgent: string };

export type Credentials = { readonly email: string; readonly password: string; readonly code?: string };

/**
 * A new session for the right password, and for whoever has a second factor also a code of it. Refusals:
 * `wrong_credentials` (the same, and as slow, whether the account exists or not, and whether it has a factor),
 * `second_factor_needed`, `second_factor_wrong` on `code`, `too_many_attempts`. The attempt is counted before the password
 * is tried, so that many at once gain nothing; the right password alone does not clear the count of who owes a code.
 */
export async function signIn(
  { email, password, code = "" }: Credentials,
  visitor: Visitor,
  now: number,
): Promise<Result<{ readonly personId: string; readonly sessionId: string }>> {
  const key = emailKey(email);
  const by: ThrottledBy = { account: key, address: addressKey(visitor.address) };
  const door = mintDoorScope("sign-in");
  const begun = await inScope(door, async (db) => {
    const counted = await throttleAttempt(db, by, now);
    return counted.ok ? ok(await getAccount(db, key)) : counted;
  });
  if (!begun.ok) return refused("throttled", begun);
  const account = begun.value;
  // between two transactions: no connection waits for the hash
  const isRight = await isPassword(account?.passwordHash ?? null, password);
  if (!account || !isRight) return refused("refused", refuse({ code: "wrong_credentials" }));
  const person = mintPersonScope({ personId: account.id });
  const factor = await inScope(person, getSecondFactor);
  if (factor?.confirmedAt) {
    if (code === "") return refused("second_factor_needed", refuse({ code: "second_factor_needed" }));
    const passed = await passSecondFactor(person, code, now);
    if (!passed.ok) return refused("refused", passed);
  }
  const sessionId = await inScope(door, async (db) => {
    await clearAttempt(db, by, now);
    const { address, userAgent } = visitor;
    const from = { address: address.slice(0, 100), userAgent: userAgent.slice(0, 300) };
    return saveSession(db, { personId: account.id, ...from }, now);
  });
  metrics().signIns.inc({ outcome: "signed_in" });
  return ok({ personId: account.id, sessionId });
}

function refused<R>(outcome: string, answer: R): R {
  metrics().signIns.inc({ outcome });
  return answer;
}
