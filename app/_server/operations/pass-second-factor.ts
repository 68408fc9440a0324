import { lockSecondFactor, type SecondFactorRow, saveLastStep, saveRecoveryCodeUsed } from "#db/queries/second-factors";
import { inScope, type PersonDb, type PersonScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { readSecondFactorCode } from "#lib/sellers/second-factor";
import { recoveryCodeHash } from "../recovery-codes.ts";
import { mintDoorScope } from "../scope.ts";
import { sealedPlace } from "../sealed-places.ts";
import { totpStep } from "../totp.ts";
import { open } from "../vault.ts";
import { clearAttempt, throttleAttempt } from "./throttle-attempt.ts";

/**
 * Takes a code of the device or a recovery code; each opens once. Counted before it is tried, and what was taken stays
 * taken whatever follows. Refusals: `second_factor_wrong` on `code` (also for one used before), `second_factor_off` when
 * there is no confirmed factor, `too_many_attempts`.
 */
export async function passSecondFactor(scope: PersonScope, typed: string, now: number): Promise<Result<null>> {
  const door = mintDoorScope("second-factor");
  const by = { second_factor: scope.personId };
  const counted = await inScope(door, (db) => throttleAttempt(db, by, now));
  if (!counted.ok) return counted;
  const passed = await inScope(scope, async (db): Promise<Result<null>> => {
    const factor = await lockSecondFactor(db);
    if (!factor?.confirmedAt) return refuse({ code: "second_factor_off" });
    return (await takeCode(db, factor, typed, now)) ? ok(null) : refuse({ code: "second_factor_wrong", field: "code" });
  });
  if (passed.ok) await inScope(door, (db) => clearAttempt(db, by, now));
  return passed;
}

/** Is this a code that was not used yet? Then it is used now. The factor is locked. */
async function takeCode(db: PersonDb, factor: SecondFactorRow, typed: string, now: number): Promise<boolean> {
  const { personId } = db.scope;
  const code = readSecondFactorCode(typed);
  if (code === null) return false;
  if (code.kind === "recovery") return saveRecoveryCodeUsed(db, recoveryCodeHash(personId, code.text), now);
  const step = totpStep(open(sealedPlace.secondFactor(personId), factor.secretSealed), code.digits, now);
  // an earlier step than the last one taken is a code that somebody may have read over a shoulder (RFC 6238, 5.2)
  if (step === null || step <= factor.lastStep) return false;
  await saveLastStep(db, step);
  return true;
}
