import type { SellerKind } from "#lib/sellers/kinds";
import { legalForms, type SectionKey, sectionKeys } from "./sections.ts";

/** Values of one section as text; a field that was never given is missing. Sealed ones hold their plain text only in memory. */
export type SectionValues = Readonly<Record<string, string | undefined>>;

/** Every section's values; sections without any are missing. */
export type ApplicationValues = Readonly<Partial<Record<SectionKey, SectionValues>>>;

/** What decides which fields a seller is asked for. */
export type FieldContext = { readonly kind: SellerKind; readonly values: ApplicationValues };

export type FieldInput = "text" | "long_text" | "date" | "choice" | "digits" | "password" | "mobile";

/**
 * One field. `sealed`: kept by the vault, shown by its last characters only (`never`: not even these). `when`: asked for
 * at all; `optional`: may stay empty. `options`: the words of a choice.
 */
export type FieldDefinition = {
  readonly section: SectionKey;
  readonly key: string;
  readonly input: FieldInput;
  readonly maxLength: number;
  readonly sealed?: "shows_last_four" | "never_shown";
  readonly options?: readonly string[];
  readonly optional?: boolean | ((context: FieldContext) => boolean);
  readonly when?: (context: FieldContext) => boolean;
};

const isHongKong = ({ kind }: FieldContext) => kind === "hong_kong_company";
const isMainland = ({ kind }: FieldContext) => kind !== "hong_kong_company";
const isIndividual = ({ kind }: FieldContext) => kind === "individual_business";
const has = (section: SectionKey, key: string, value: string) => (context: FieldContext) =>
  context.values[section]?.[key] === value;
const both =
  (...conditions: readonly ((context: FieldContext) => boolean)[]) =>
  (context: FieldContext) =>
    conditions.every((condition) => condition(context));

/** Words of the choices, in their order on screen. */
export const validityChoices = ["long_term", "dated"] as const;
export const idKinds = ["resident_id", "hkid", "passport"] as const;
export const filingKinds = ["trade_operator_filing", "customs_filing"] as const;
export const holderChoices = ["own", "agent"] as const;
export const declarantChoices = ["self", "agent"] as const;
export const yesNo = ["yes", "no"] as const;
/** A 清单核放汇总统计, B 清单核放汇总申报 (`statisticsFlag` of the 603 list). */
export const declarationWays = ["A", "B"] as const;
export const taxpayerKinds = ["general", "small_scale"] as const;
/** Transport modes that 9610 parcels leave by: 2 water, 3 rail, 4 road, 5 air, 6 post (customs' transport mode table). */
export const transportModes = ["5", "4", "2", "3", "6"] as const;

/** Every field of an application, in the order of the pages. */
export const fieldDefinitions: readonly FieldDefinition[] = [
  { section: "entry", key: "legalForm", input: "choice", maxLength: 40, options: legalForms },
  { section: "entry", key: "contactName", input: "text", maxLength: 80 },
  { section: "entry", key: "contactMobile", input: "mobile", maxLength: 30 },

  { section: "licence", key: "registeredName", input: "text", maxLength: 120 },
  { section: "licence", key: "uscc", input: "text", maxLength: 30, when: isMainland },
  { section: "licence", key: "brNumber", input: "text", maxLength: 30, when: isHongKong },
  { section: "licence", key: "brExpiresOn", input: "date", maxLength: 10, when: isHongKong },
  { section: "licence", key: "companyNumber", input: "text", maxLength: 20, when: isHongKong, optional: true },
  { section: "licence", key: "representativeName", input: "text", maxLength: 80 },
  { section: "licence", key: "address", input: "text", maxLength: 200 },
  { section: "licence", key: "businessScope", input: "long_text", maxLength: 2000, when: isMainland },
  { section: "licence", key: "foundedOn", input: "date", maxLength: 10, when: isMainland },
  { section: "licence", key: "validity", input: "choice", maxLength: 20, options: validityChoices, when: isMainland },
  {
    section: "licence",
    key: "validUntil",
    input: "date",
    maxLength: 10,
    when: both(isMainland, has("licence", "validity", "dated")),
  },
  { section: "licence", key: "filingKind", input: "choice", maxLength: 30, options: filingKinds, when: isIndividual },
  { section: "licence", key: "filingNumber", input: "text", maxLength: 30, when: isIndividual },
  { section: "licence", key: "filingDate", input: "date", maxLength: 10, when: isIndividual },

  { section: "representative", key: "name", input: "text", maxLength: 80 },
  { section: "representative", key: "idKind", input: "choice", maxLength: 20, options: idKinds },
  {
    section: "representative",
    key: "idCountry",
    input: "text",
    maxLength: 2,
    when: has("representative", "idKind", "passport"),
  },
  { section: "representative", key: "idNumber", input: "text", maxLength: 40, sealed: "shows_last_four" },
  {
    section: "representative",
    key: "validity",
    input: "choice",
    maxLength: 20,
    options: validityChoices,
    when: (context) => !has("representative", "idKind", "hkid")(context),
  },
  {
    section: "representative",
    key: "validUntil",
    input: "date",
    maxLength: 10,
    when: (context) =>
      has("representative", "validity", "dated")(context) && !has("representative", "idKind", "hkid")(context),
  },
  { section: "representative", key: "mobile", input: "mobile", maxLength: 30, sealed: "shows_last_four" },

  { section: "account", key: "bankName", input: "text", maxLength: 80 },
  { section: "account", key: "branch", input: "text", maxLength: 120, optional: isHongKong },
  { section: "account", key: "accountNumber", input: "text", maxLength: 50, sealed: "shows_last_four" },
  { section: "account", key: "accountName", input: "text", maxLength: 120 },

  { section: "card", key: "holder", input: "choice", maxLength: 10, options: holderChoices, when: isHongKong },
  { section: "card", key: "cardNumber", input: "text", maxLength: 20, sealed: "shows_last_four" },
  { section: "card", key: "cardPassword", input: "password", maxLength: 60, sealed: "never_shown" },
  {
    section: "card",
    key: "agentName",
    input: "text",
    maxLength: 120,
    when: both(isHongKong, has("card", "holder", "agent")),
  },
  {
    section: "card",
    key: "agentUscc",
    input: "text",
    maxLength: 30,
    when: both(isHongKong, has("card", "holder", "agent")),
  },

  { section: "single_window", key: "accountName", input: "text", maxLength: 60 },
  { section: "single_window", key: "enterpriseName", input: "text", maxLength: 120 },

  { section: "declaration", key: "customsNumber", input: "text", maxLength: 20 },
  { section: "declaration", key: "dxpId", input: "text", maxLength: 30 },
  { section: "declaration", key: "declarationOffice", input: "digits", maxLength: 4 },
  { section: "declaration", key: "exitOffice", input: "digits", maxLength: 4 },
  { section: "declaration", key: "transportMode", input: "choice", maxLength: 1, options: transportModes },
  { section: "declaration", key: "siteCode", input: "text", maxLength: 10, optional: true },
  { section: "declaration", key: "declarant", input: "choice", maxLength: 10, options: declarantChoices },
  {
    section: "declaration",
    key: "agentCode",
    input: "text",
    maxLength: 20,
    when: has("declaration", "declarant", "agent"),
  },
  {
    section: "declaration",
    key: "agentName",
    input: "text",
    maxLength: 120,
    when: has("declaration", "declarant", "agent"),
  },
  { section: "declaration", key: "makerCode", input: "text", maxLength: 20 },
  { section: "declaration", key: "pilotZone", input: "choice", maxLength: 3, options: yesNo },
  { section: "declaration", key: "defaultWay", input: "choice", maxLength: 1, options: declarationWays },
  { section: "declaration", key: "taxpayer", input: "choice", maxLength: 20, options: taxpayerKinds },
];

/** A document that a section asks for. */
export type DocumentSlot = {
  readonly section: SectionKey;
  readonly key: string;
  readonly optional?: boolean;
  readonly when?: (context: FieldContext) => boolean;
};

/** Every document. Beside these each store has its proof (`store_proof`). */
export const documentSlots: readonly DocumentSlot[] = [
  { section: "licence", key: "licence_scan" },
  { section: "licence", key: "filing_scan", when: isIndividual },
  { section: "representative", key: "id_front" },
  {
    section: "representative",
    key: "id_back",
    // a passport's data page is one page
    when: (context) => !has("representative", "idKind", "passport")(context),
  },
  { section: "card", key: "card_mandate", when: both(isHongKong, has("card", "holder", "agent")) },
  { section: "declaration", key: "declaration_mandate", when: has("declaration", "declarant", "agent") },
];

/** The proof that a store's 企业认证 passed; one per store. */
export const storeProofSlot = "store_proof";

/** A section's fields that this seller is asked for. */
export function fieldsOf(section: SectionKey, context: FieldContext): readonly FieldDefinition[] {
  return fieldDefinitions.filter((field) => field.section === section && (field.when?.(context) ?? true));
}

/** A section's documents that this seller is asked for; a store's proof is not among them. */
export function documentsOf(section: SectionKey, context: FieldContext): readonly DocumentSlot[] {
  return documentSlots.filter((slot) => slot.section === section && (slot.when?.(context) ?? true));
}

export function isOptional(field: FieldDefinition, context: FieldContext): boolean {
  return typeof field.optional === "function" ? field.optional(context) : (field.optional ?? false);
}

/** The definition behind a section and key; null for words that no field has. */
export function fieldDefinition(section: SectionKey, key: string): FieldDefinition | null {
  return fieldDefinitions.find((field) => field.section === section && field.key === key) ?? null;
}

/** How a field or document is named in findings, open lists and addresses: `licence.uscc`. */
export function fieldPath(section: SectionKey, key: string): string {
  return `${section}.${key}`;
}

/** The section and key of a path; null when it is none. */
export function readFieldPath(path: string): { readonly section: SectionKey; readonly key: string } | null {
  const [head = "", ...rest] = path.split(".");
  const section = sectionKeys.find((one) => one === head);
  return section && rest.length > 0 ? { section, key: rest.join(".") } : null;
}
