import { compactCode, refusedText } from "#lib/identity/code-text";
import { accepted, doubtful, type IdentifierCheck, refused } from "#lib/identity/identifier-check";
import { passportShapes } from "#lib/identity/tables/passport-shapes";
import type { CountryCode } from "#lib/kit/country";

export type PassportParts = { readonly country: CountryCode; readonly isKnownShape: boolean };

/**
 * Reads a passport number of the issuing `country`. No number has a public check digit outside the machine-readable zone,
 * so a plausible one is never refused. Warn: passport_shape (not the country's usual shape, or outside ICAO's six to nine
 * characters). Refusals: passport_form (under five or over twelve characters, no digit, other signs) and those of every
 * number.
 */
export function checkPassport(country: CountryCode, text: string): IdentifierCheck<PassportParts> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  if (!/^(?=.*\d)[A-Z\d]{5,12}$/.test(compact)) {
    return refused(compact, "passport_form", { values: { length: compact.length } });
  }
  const shape = passportShapes[country] ?? /^[A-Z\d]{6,9}$/;
  const isKnownShape = shape.test(compact);
  const parts = { country, isKnownShape };
  return isKnownShape ? accepted(compact, parts) : doubtful(compact, parts, "passport_shape", { values: { country } });
}
