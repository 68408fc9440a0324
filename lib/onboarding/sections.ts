import type { SellerKind } from "#lib/sellers/kinds";

/**
 * Parts of an application in the order of the wizard: who applies and with which stores, the five materials, and what
 * every declaration list needs. The declaration's parameters are kept here too, but never hold an approval up.
 */
export const sectionKeys = [
  "entry",
  "licence",
  "representative",
  "account",
  "card",
  "single_window",
  "declaration",
] as const;
export type SectionKey = (typeof sectionKeys)[number];

/** The five materials: what a reviewer judges beside the entry. */
export const materialKeys = ["licence", "representative", "account", "card", "single_window"] as const;
export type MaterialKey = (typeof materialKeys)[number];

export function isSectionKey(text: string): text is SectionKey {
  return (sectionKeys as readonly string[]).includes(text);
}

/** Pages of the wizard; the Single Window's page asks for the declaration's parameters with it. */
export const stepKeys = ["start", "licence", "representative", "account", "card", "single-window", "summary"] as const;
export type StepKey = (typeof stepKeys)[number];

export function isStepKey(text: string): text is StepKey {
  return (stepKeys as readonly string[]).includes(text);
}

/** The page of a section. */
export const stepOfSection: Readonly<Record<SectionKey, StepKey>> = {
  entry: "start",
  licence: "licence",
  representative: "representative",
  account: "account",
  card: "card",
  single_window: "single-window",
  declaration: "single-window",
};

/**
 * Who applies. The first two are limited companies, 个体工商户 and Hong Kong companies have their own materials; other
 * mainland forms go to a person; natural persons and companies elsewhere cannot apply.
 */
export const legalForms = [
  "limited_company",
  "company_limited_by_shares",
  "individual_business",
  "hong_kong_company",
  "sole_proprietorship",
  "partnership",
  "other_mainland_form",
  "natural_person",
  "company_elsewhere",
] as const;
export type LegalForm = (typeof legalForms)[number];

export type FormVerdict = "goes_on" | "asks_a_person" | "refused";

/** What a legal form means for the application, and the kind of seller whose materials it gives. */
export const formVerdicts: Readonly<Record<LegalForm, { readonly verdict: FormVerdict; readonly kind: SellerKind }>> = {
  limited_company: { verdict: "goes_on", kind: "mainland_company" },
  company_limited_by_shares: { verdict: "goes_on", kind: "mainland_company" },
  individual_business: { verdict: "goes_on", kind: "individual_business" },
  hong_kong_company: { verdict: "goes_on", kind: "hong_kong_company" },
  sole_proprietorship: { verdict: "asks_a_person", kind: "mainland_company" },
  partnership: { verdict: "asks_a_person", kind: "mainland_company" },
  other_mainland_form: { verdict: "asks_a_person", kind: "mainland_company" },
  natural_person: { verdict: "refused", kind: "individual_business" },
  company_elsewhere: { verdict: "refused", kind: "mainland_company" },
};

export function isLegalForm(text: string): text is LegalForm {
  return (legalForms as readonly string[]).includes(text);
}
