import { compactCode, refusedText } from "#lib/identity/code-text";
import { accepted, type IdentifierCheck, refused } from "#lib/identity/identifier-check";
import { latinLookAlikes, repairAlphabet } from "#lib/identity/look-alikes";

/** `certificate` is what stands behind the eight digits on a certificate; null when only the number was given. */
export type BusinessRegistrationParts = {
  readonly number: string;
  readonly isUniqueBusinessIdentifier: boolean;
  readonly certificate: {
    readonly branch: string;
    readonly month: number;
    readonly year: number;
    readonly kind: string;
  } | null;
};

export type CompanyNumberParts = {
  readonly kind: "company" | "entity_without_business_registration" | "business_registration";
};

/**
 * Reads a Hong Kong business registration: eight digits, or the certificate's whole number 12345678-000-01-11-1 (number,
 * branch, month and year of issue, one more digit). Since 27 December 2023 the eight digits are the unique business
 * identifier (UBI) of companies, which is of the main office: branch 000. No check rule is public. Refusals:
 * business_registration_form, business_registration_month and those of every number.
 */
export function checkBusinessRegistration(text: string): IdentifierCheck<BusinessRegistrationParts> {
  const compact = compactCode(text).replace(/^(?:BRN?|UBI)(?:NO)?/, "");
  const none = refusedText(text, compact);
  if (none) return none;
  const match = /^(\d{8})(?:(\d{3})(\d{2})(\d{2})([\dA-Z]))?$/.exec(compact);
  if (!match?.[1]) {
    const proposal = repairAlphabet(latinLookAlikes(compact), /^\d$/, (one) => /^\d{8}(?:\d{8})?$/.test(one));
    return refused(compact, "business_registration_form", { values: { length: compact.length }, proposal });
  }
  const [, number, branch, month, year, kind] = match;
  if (branch === undefined || month === undefined || year === undefined || kind === undefined) {
    return accepted(compact, { number, isUniqueBusinessIdentifier: true, certificate: null });
  }
  if (Number(month) < 1 || Number(month) > 12) {
    return refused(compact, "business_registration_month", { values: { month } });
  }
  const certificate = { branch, month: Number(month), year: centuryOf(Number(year)), kind };
  return accepted(compact, { number, isUniqueBusinessIdentifier: branch === "000", certificate });
}

/**
 * Reads a number of the Hong Kong companies registry: up to seven digits (companies before 2023), F and digits (companies
 * from elsewhere), a letter and seven digits (entities without business registration, such as C0012345), or the eight
 * digits that replaced them. Refusals: company_number_form and those of every number.
 */
export function checkCompanyNumber(text: string): IdentifierCheck<CompanyNumberParts> {
  const compact = compactCode(text).replace(/^CR(?:NO)?(?=\d)/, "");
  const none = refusedText(text, compact);
  if (none) return none;
  if (/^\d{8}$/.test(compact)) return accepted(compact, { kind: "business_registration" });
  if (/^(?!0+$)\d{1,7}$/.test(compact)) return accepted(compact, { kind: "company" });
  if (/^[A-Z]\d{7}$/.test(compact)) return accepted(compact, { kind: "entity_without_business_registration" });
  return refused(compact, "company_number_form", { values: { length: compact.length } });
}

/** Business registration began in 1952. */
function centuryOf(year: number): number {
  return year >= 52 ? 1900 + year : 2000 + year;
}
