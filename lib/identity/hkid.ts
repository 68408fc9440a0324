import { compactCode, refusedText } from "#lib/identity/code-text";
import { accepted, type IdentifierCheck, refused } from "#lib/identity/identifier-check";
import { latinLookAlikes, repairAlphabet, repairSlip } from "#lib/identity/look-alikes";

export type HkidParts = { readonly formatted: string };

/**
 * Reads the number of a Hong Kong identity card: one or two letters, six digits, and a check character 0-9 or A, which
 * the card prints in brackets. Brackets, spaces and case do not matter. Refusals: hkid_form, hkid_check_missing,
 * hkid_check_character and those of every number.
 */
export function checkHkid(text: string): IdentifierCheck<HkidParts> {
  const compact = compactCode(text).replace(/^HKID/, "");
  const none = refusedText(text, compact);
  if (none) return none;
  if (/^[A-Z]{1,2}\d{6}$/.test(compact)) return refused(compact, "hkid_check_missing");
  if (!isForm(compact)) return refused(compact, "hkid_form", { proposal: repair(compact) });
  if (!isHkid(compact)) {
    return refused(compact, "hkid_check_character", { proposal: repairSlip(compact, isHkid) });
  }
  return accepted(compact, { formatted: `${compact.slice(0, -1)}(${compact.slice(-1)})` });
}

/** The check character of letters and digits: a missing first letter counts 36, letters 10 to 35, weights 9 down to 2. */
export function hkidCheckCharacter(body: string): string {
  const sum = [...body.padStart(8, " ")].reduce((total, character, place) => {
    const value = character === " " ? 36 : Number.parseInt(character, 36);
    return total + value * (9 - place);
  }, 0);
  return "0123456789A"[(11 - (sum % 11)) % 11] ?? "";
}

function isForm(compact: string): boolean {
  return /^[A-Z]{1,2}\d{6}[\dA]$/.test(compact);
}

function isHkid(compact: string): boolean {
  return isForm(compact) && hkidCheckCharacter(compact.slice(0, -1)) === compact.slice(-1);
}

/** Look-alikes among the digits: "A12345O(3)". */
function repair(compact: string): string | undefined {
  const plain = latinLookAlikes(compact);
  const [, letters = "", digits = "", check = ""] = /^([A-Z]{1,2}?)([\dA-Z]{6})([\dA])$/.exec(plain) ?? [];
  const fixed = repairAlphabet(digits, /^\d$/, (candidate) => isHkid(letters + candidate + check));
  return fixed === undefined ? undefined : letters + fixed + check;
}
