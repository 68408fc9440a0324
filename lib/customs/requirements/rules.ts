import type { RequirementRule } from "./rule.ts";

/** Above this declared value of one order line origin is mandatory: 50.00 USD passes. */
export const originLimit = { kind: "line_above", minor: 50_00, currency: "USD" } as const;

const firm = { missing: "blocks", wrong: "blocks", until: null } as const;
const soft = { missing: "warns", wrong: "warns", until: null } as const;

/**
 * What the export list, post and destinations ask for, dated: `today` decides which rules hold. Facts: the project's own
 * reading of public copies, November 2026, with what is sure about each. Which of them block is a choice kept here: what
 * makes customs refuse a parcel blocks, what is asked for without that warns.
 */
export const requirementRules = [
  {
    ...{ code: "export_list", where: "all", since: "2019-01-01", ...firm, confidence: "two_sources" },
    fields: ["hsCode", "nameZh", "quantity", "weightGrams", "declaredMinor", "currency"],
    source: "GACC 2018 No. 194 (海关总署公告2018年第194号) · message standard 202205 (报文规范), CEB603",
  },
  {
    // the list has one net weight; while none is known of a product, the weight with packaging stands in for it
    ...{ code: "net_weight", where: "all", since: "2022-05", ...firm, missing: "warns", confidence: "one_source" },
    fields: ["netGrams"],
    source: "message standard 202205 (报文规范), CEB603 netWeight",
  },
  {
    // the declaration itself stops where a unit is unknown; before that nothing can be done about it at the order
    ...{ code: "legal_units", where: "all", since: "2022-05", ...firm, missing: "notes", confidence: "two_sources" },
    fields: ["legalUnits"],
    source: "message standard 202205 (报文规范), CEB603 unit1, unit2",
  },
  {
    ...{ code: "origin_over_50", where: "all", since: null, ...firm, when: originLimit, confidence: "one_source" },
    fields: ["originCountry"],
    source: "AliExpress ERR-502",
  },
  {
    ...{ code: "advance_data", where: "all", since: null, ...firm, confidence: "two_sources" },
    fields: ["nameEn", "hsCode", "declaredMinor"],
    source: "UPU ITMATT · WCO Magazine 2025-10-27",
  },
  {
    ...{ code: "cn22", where: "all", since: null, ...soft, confidence: "two_sources" },
    when: { kind: "postal_form", form: "CN22" },
    fields: ["nameEn", "quantity", "netGrams", "declaredMinor", "currency", "hsCode", "originCountry"],
    source: "UPU CN22",
  },
  {
    ...{ code: "cn23", where: "all", since: null, ...soft, confidence: "two_sources" },
    when: { kind: "postal_form", form: "CN23" },
    fields: ["nameEn", "quantity", "netGrams", "declaredMinor", "currency", "hsCode", "originCountry", "phone"],
    source: "UPU CN23",
  },
  {
    ...{ code: "eu_duty", where: "EU", ...firm, since: "2026-07-01", until: "2028-06-30", confidence: "two_sources" },
    when: { kind: "parcel_up_to", minor: 150_00, currency: "EUR" },
    fields: ["hsCode", "nameEn", "declaredMinor"],
    source: "Regulation (EU) 2026/382",
  },
  {
    ...{ code: "eu_identifiers", where: "EU", since: "2026-11-01", ...firm, confidence: "two_sources" },
    fields: ["sku", "makerItemNo"],
    source: "Delegated Regulation (EU) 2026/1022",
  },
  {
    // the standard number is asked for where one exists
    ...{ code: "eu_gtin", where: "EU", since: "2026-11-01", ...firm, missing: "notes", confidence: "two_sources" },
    fields: ["gtin"],
    source: "Delegated Regulation (EU) 2026/1022",
  },
  {
    // a duty of the offer, not of the customs declaration: it stops no parcel
    ...{ code: "eu_product_safety", where: "EU", since: "2024-12-13", ...soft, confidence: "two_sources" },
    fields: ["makerName", "makerAddress", "makerContact"],
    source: "Regulation (EU) 2023/988, Art. 19",
  },
  {
    ...{ code: "eu_ioss", where: "EU", since: "2021-07-01", ...firm, confidence: "two_sources" },
    when: { kind: "parcel_up_to", minor: 150_00, currency: "EUR" },
    fields: ["ioss"],
    source: "IOSS · Council Directive (EU) 2017/2455",
  },
  {
    ...{ code: "eu_declarant", where: "EU", since: "2026-07-01", ...firm, confidence: "two_sources" },
    fields: ["declarant"],
    source: "Delegated Regulation (EU) 2026/1022",
  },
  {
    ...{ code: "gb_vat", where: ["GB"], since: "2021-01-01", ...firm, confidence: "two_sources" },
    when: { kind: "parcel_up_to", minor: 135_00, currency: "GBP" },
    fields: ["platformTaxNumber"],
    source: "HMRC, VAT on goods up to GBP 135",
  },
  {
    // origin below 50 USD warns only: the platform asks for it above, and sellers of domestic goods leave it out
    ...{ code: "us_entry", where: ["US"], since: "2025-08-29", ...soft, confidence: "two_sources" },
    fields: ["originCountry", "declaredMinor"],
    source: "Executive Order 14324 · 90 FR 2025-16802",
  },
  {
    ...{ code: "us_tariff_code", where: ["US"], since: "2026-07-24", ...firm, confidence: "two_sources" },
    fields: ["hsUs", "nameEn"],
    source: "91 FR 37789 · 91 FR 37801",
  },
  {
    ...{ code: "br_remessa", where: ["BR"], since: "2024-08-01", ...firm, confidence: "two_sources" },
    fields: ["taxId", "platformName"],
    source: "Remessa Conforme",
  },
  {
    ...{ code: "kr_pccc", where: ["KR"], since: "2019-01-01", ...firm, confidence: "two_sources" },
    fields: ["taxId", "phone"],
    source: "관세청 개인통관고유부호 (PCCC)",
  },
  {
    ...{ code: "jp_platform", where: ["JP"], since: "2025-10-12", ...firm, confidence: "one_source" },
    fields: ["platformName"],
    source: "財務省関税局, additional import items 2025-10-12",
  },
  {
    ...{ code: "cl_vat", where: ["CL"], since: "2025-10-25", ...soft, confidence: "two_sources" },
    fields: ["platformTaxNumber", "platformName", "taxId"],
    source: "SII, IVA on goods up to USD 500",
  },
  {
    ...{ code: "mx_courier", where: ["MX"], since: "2025-08-15", ...firm, confidence: "two_sources" },
    fields: ["taxId", "nameEn"],
    source: "SAT, simplified courier import 2025-08-15",
  },
  {
    ...{ code: "tr_identity", where: ["TR"], since: "2024-08", ...firm, confidence: "general_knowledge" },
    fields: ["taxId"],
    source: "Ticaret Bakanlığı, simplified declaration",
  },
  {
    ...{ code: "il_identity", where: ["IL"], since: null, ...soft, confidence: "general_knowledge" },
    fields: ["taxId"],
    source: "Israel, personal import",
  },
  {
    ...{ code: "recipient_number", since: null, ...soft, confidence: "general_knowledge" },
    where: ["AR", "CO", "PE", "EC", "RU", "KZ", "UZ", "ID", "ZA"],
    fields: ["taxId"],
    source: null,
  },
  {
    ...{ code: "low_value_gst", where: ["AU", "NZ"], since: null, ...firm, confidence: "general_knowledge" },
    fields: ["platformTaxNumber"],
    source: "GST on low-value goods",
  },
] as const satisfies readonly RequirementRule[];

export type RuleCode = (typeof requirementRules)[number]["code"];

const byCode: ReadonlyMap<string, RequirementRule> = new Map(requirementRules.map((rule) => [rule.code, rule]));

/** The rule of a code, with its dates, confidence and source. */
export function ruleOf(code: RuleCode): RequirementRule {
  const rule = byCode.get(code);
  if (!rule) throw new Error(`no rule ${code}`);
  return rule;
}
