import type { MemberRole } from "./roles.ts";

/** Who must have a second factor, as the installation says (SECOND_FACTOR). */
export const secondFactorRules = ["optional", "staff", "staff_and_owners"] as const;
export type SecondFactorRule = (typeof secondFactorRules)[number];

/** Must somebody in this place have one? Owners can do everything at their seller, staff see all sellers. */
export function needsSecondFactor(rule: SecondFactorRule, who: MemberRole | "staff"): boolean {
  if (who === "staff") return rule !== "optional";
  return rule === "staff_and_owners" && who === "owner";
}

/** How many codes one gets for the day on which the device is gone. */
export const recoveryCodeCount = 10;

/** Crockford's base 32: no I, L, O, U, so that nothing can be misread on paper. */
export const recoveryAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const recoveryLength = 16;

/** What was typed as a code: the six digits of the device, or a recovery code in the spelling that is hashed. */
export type SecondFactorCode =
  | { readonly kind: "totp"; readonly digits: string }
  | { readonly kind: "recovery"; readonly text: string };

/** Reads a code as people type it: any spaces, dashes, case and full width; null when it can be neither. */
export function readSecondFactorCode(typed: string): SecondFactorCode | null {
  const text = typed.normalize("NFKC").replace(/[\s\p{Pd}]/gu, "");
  if (/^\d{6}$/.test(text)) return { kind: "totp", digits: text };
  const folded = text.toLowerCase().replaceAll("o", "0").replace(/[il]/g, "1");
  if (folded.length !== recoveryLength) return null;
  return [...folded].every((character) => recoveryAlphabet.includes(character))
    ? { kind: "recovery", text: folded }
    : null;
}

/** Four by four, as it is shown and written down. */
export function inGroupsOfFour(text: string, between = " "): string {
  return (text.match(/.{1,4}/gsu) ?? []).join(between);
}
