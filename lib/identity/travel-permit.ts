import { compactCode, refusedText } from "#lib/identity/code-text";
import { accepted, type IdentifierCheck, refused } from "#lib/identity/identifier-check";

export type HomeReturnParts = { readonly from: "HK" | "MO"; readonly issue: number | null };
export type TaiwanPermitParts = { readonly issue: number | null };
export type MacauIdParts = { readonly formatted: string };

/**
 * Reads the number of a Mainland Travel Permit for Hong Kong and Macau residents: H or M and eight digits, with two more
 * for the issue on cards before 2012. Refusals: home_return_form and those of every number.
 */
export function checkHomeReturnPermit(text: string): IdentifierCheck<HomeReturnParts> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  const match = /^([HM])\d{8}(\d{2})?$/.exec(compact);
  if (!match) return refused(compact, "home_return_form");
  return accepted(compact, { from: match[1] === "H" ? "HK" : "MO", issue: match[2] ? Number(match[2]) : null });
}

/**
 * Reads the number of a Mainland Travel Permit for Taiwan residents: eight digits, on booklets two more for the issue and
 * at times a letter behind. Refusals: taiwan_permit_form and those of every number.
 */
export function checkTaiwanPermit(text: string): IdentifierCheck<TaiwanPermitParts> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  const match = /^\d{8}(\d{2})?[A-Z]?$/.exec(compact);
  if (!match) return refused(compact, "taiwan_permit_form");
  return accepted(compact, { issue: match[1] ? Number(match[1]) : null });
}

/**
 * Reads the number of a Macau resident's card: 1, 5 or 7 first, seven digits and a check digit in brackets whose rule is not
 * public. Refusals: macau_id_form and those of every number.
 */
export function checkMacauId(text: string): IdentifierCheck<MacauIdParts> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  if (!/^[157]\d{7}$/.test(compact)) return refused(compact, "macau_id_form");
  return accepted(compact, { formatted: `${compact[0]}/${compact.slice(1, 7)}/${compact[7]}` });
}
