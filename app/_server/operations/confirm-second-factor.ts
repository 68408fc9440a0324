import { deleteSessions } from "#db/queries/people";
import { lockSecondFactor, saveRecoveryCodes, saveSecondFactorConfirmed } from "#db/queries/second-factors";
import { inScope, type PersonScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { readSecondFactorCode } from "#lib/sellers/second-factor";
import { newRecoveryCodes, recoveryCodeHash } from "../recovery-codes.ts";
import { mintDoorScope } from "../scope.ts";
import { sealedPlace } from "../sealed-places.ts";
import { totpStep } from "../totp.ts";
import { open } from "../vault.ts";
import { clearAttempt, throttleAttempt } from "./throttle-attempt.ts";

/** Shown once; only hashes are kept. */
export type NewRecoveryCodes = { readonly codes: readonly string[] };

/**
 * Turns the begun factor on with a right code, gives ten recovery codes, and ends the person's other sessions: they were
 * opened without a code. Refusals: `second_factor_wrong` on `code`, `second_factor_on`, `second_factor_off` (nothing was
 * begun), `too_many_attempts`.
 */
export async function confirmSecondFactor(
  scope: PersonScope,
  { code, sessionId }: { readonly code: string; readonly sessionId: string },
  now: number,
): Promise<Result<NewRecoveryCodes>> {
  const door = mintDoorScope("second-factor");
  const by = { second_factor: scope.personId };
  const counted = await inScope(door, (db) => throttleAttempt(db, by, now));
  if (!counted.ok) return counted;
  const confirmed = await inScope(scope, async (db): Promise<Result<NewRecoveryCodes>> => {
    const factor = await lockSecondFactor(db);
    if (!factor) return refuse({ code: "second_factor_off" });
    if (factor.confirmedAt) return refuse({ code: "second_factor_on" });
    const read = readSecondFactorCode(code);
    const secret = open(sealedPlace.secondFactor(scope.personId), factor.secretSealed);
    const step = read?.kind === "totp" ? totpStep(secret, read.digits, now) : null;
    if (step === null) return refuse({ code: "second_factor_wrong", field: "code" });
    await saveSecondFactorConfirmed(db, step, now);
    await deleteSessions(db, sessionId);
    const codes = newRecoveryCodes();
    await saveRecoveryCodes(
      db,
      codes.map((one) => recoveryCodeHash(scope.personId, one.replaceAll("-", ""))),
    );
    return ok({ codes });
  });
  if (confirmed.ok) await inScope(door, (db) => clearAttempt(db, by, now));
  return confirmed;
}
