import { compactCode, refusedText } from "#lib/identity/code-text";
import { accepted, doubtful, type IdentifierCheck, refused } from "#lib/identity/identifier-check";

/** ISO 3166 numeric codes of the member states that register for the one-stop shops; 900 is Northern Ireland. */
const memberStates =
  "040 056 100 191 196 203 208 233 246 250 276 300 348 372 380 428 440 442 470 528 616 620 642 703 705 724 752 900";

/** VAT numbers without their two letters, as the Commission's VIES describes them; Greece writes EL. */
const vatShapes: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^[1-9]\d{8}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{8}|[A-Z]\d{7}[A-Z]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z\d+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/,
  GB: /^(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/,
};

/**
 * Reads an IOSS number: IM, the member state's three digits, seven digits of which the last checks the others by a rule that
 * is not public. Warn: ioss_member_state. Refusals: ioss_intermediary (IN… is the intermediary's own), ioss_form and those
 * of every number.
 */
export function checkIoss(text: string): IdentifierCheck<{ readonly memberState: string }> {
  const compact = compactCode(text).replace(/^IOSS/, "");
  const none = refusedText(text, compact);
  if (none) return none;
  if (/^IN\d{10}$/.test(compact)) return refused(compact, "ioss_intermediary");
  if (!/^IM\d{10}$/.test(compact)) return refused(compact, "ioss_form", { values: { length: compact.length } });
  const memberState = compact.slice(2, 5);
  if (memberStates.split(" ").includes(memberState)) return accepted(compact, { memberState });
  return doubtful(compact, { memberState }, "ioss_member_state", { values: { memberState } });
}

/**
 * Reads an EU VAT number by its shape; whether it is alive only VIES knows. Refusals: eu_vat_country, eu_vat_form and those
 * of every number.
 */
export function checkEuVat(text: string): IdentifierCheck<{ readonly country: string }> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  const country = compact.startsWith("GR") ? "EL" : compact.slice(0, 2);
  const shape = vatShapes[country];
  if (!shape) return refused(compact, "eu_vat_country", { values: { country } });
  const number = country + compact.slice(2);
  if (!shape.test(compact.slice(2))) return refused(compact, "eu_vat_form", { values: { country } });
  return accepted(number, { country });
}

/**
 * Reads an EORI number: a country's two letters and up to fifteen letters and digits (Delegated Regulation 2015/2446, annex
 * 12-01). Refusals: eori_form and those of every number.
 */
export function checkEori(text: string): IdentifierCheck<{ readonly country: string }> {
  const compact = compactCode(text);
  const none = refusedText(text, compact);
  if (none) return none;
  if (!/^[A-Z]{2}(?=.*\d)[A-Z\d]{5,15}$/.test(compact)) return refused(compact, "eori_form");
  const country = compact.slice(0, 2);
  if (vatShapes[country] || country === "GR" || /^(?:CH|NO|AD|SM)$/.test(country))
    return accepted(compact, { country });
  return doubtful(compact, { country }, "eori_country", { values: { country } });
}
