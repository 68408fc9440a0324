import { saveRecoveryCodes } from "#db/queries/second-factors";
import { inScope, type PersonScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import { newRecoveryCodes, recoveryCodeHash } from "../recovery-codes.ts";
import type { NewRecoveryCodes } from "./confirm-second-factor.ts";
import { passSecondFactor } from "./pass-second-factor.ts";

/** Ten new recovery codes; the old ones open nothing any more. Refusals: those of `passSecondFactor`. */
export async function renewRecoveryCodes(
  scope: PersonScope,
  { code }: { readonly code: string },
  now: number,
): Promise<Result<NewRecoveryCodes>> {
  const passed = await passSecondFactor(scope, code, now);
  if (!passed.ok) return passed;
  const codes = newRecoveryCodes();
  const hashes = codes.map((one) => recoveryCodeHash(scope.personId, one.replaceAll("-", "")));
  await inScope(scope, (db) => saveRecoveryCodes(db, hashes));
  return ok({ codes });
}
