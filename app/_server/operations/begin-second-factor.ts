import { saveSecondFactorBegun } from "#db/queries/second-factors";
import { inScope, type PersonScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { inGroupsOfFour } from "#lib/sellers/second-factor";
import { qrCodeSvg } from "../qr-code.ts";
import { sealedPlace } from "../sealed-places.ts";
import { newTotpSecret, totpAddress } from "../totp.ts";
import { seal } from "../vault.ts";
import { provePassword } from "./prove-password.ts";

/** The secret in the three ways in which a device takes it: the only time that it leaves ALP. */
export type SecondFactorOffer = {
  readonly qrSvg: string;
  readonly address: string;
  /** To be typed, four by four. */
  readonly secret: string;
};

/**
 * A new secret for the person's device; counts for nothing until `confirmSecondFactor`, so that nobody is locked out by a
 * code that was never scanned. Refusals: `wrong_password` on `password` (a session left open must not lock its owner out),
 * `second_factor_on`, `too_many_attempts`.
 */
export async function beginSecondFactor(
  scope: PersonScope,
  { password, account }: { readonly password: string; readonly account: string },
  now: number,
): Promise<Result<SecondFactorOffer>> {
  const proved = await provePassword(scope, password, now);
  if (!proved.ok) return proved;
  const secret = newTotpSecret();
  const sealed = seal(sealedPlace.secondFactor(scope.personId), secret);
  const isBegun = await inScope(scope, (db) => saveSecondFactorBegun(db, sealed, now));
  if (!isBegun) return refuse({ code: "second_factor_on" });
  const address = totpAddress(secret, account);
  return ok({ qrSvg: qrCodeSvg(address), address, secret: inGroupsOfFour(secret) });
}
