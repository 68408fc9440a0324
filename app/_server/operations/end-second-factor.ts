import { deleteSecondFactor } from "#db/queries/second-factors";
import { inScope, type PersonScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import { passSecondFactor } from "./pass-second-factor.ts";
import { provePassword } from "./prove-password.ts";

/**
 * Turns the second factor off: with the password and a code, so that a session left open cannot. Refusals: those of
 * `provePassword` and `passSecondFactor`.
 */
export async function endSecondFactor(
  scope: PersonScope,
  { password, code }: { readonly password: string; readonly code: string },
  now: number,
): Promise<Result<null>> {
  const proved = await provePassword(scope, password, now);
  if (!proved.ok) return proved;
  const passed = await passSecondFactor(scope, code, now);
  if (!passed.ok) return passed;
  await inScope(scope, deleteSecondFactor);
  return ok(null);
}
