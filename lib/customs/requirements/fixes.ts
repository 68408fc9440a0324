import type { RequirementField } from "./field.ts";

/** Failures of the family 5xx; their place in the catalogue is `lib/dispatch/failures`. */
export const requirementFailures = ["ERR-502", "ERR-503", "ERR-504", "ERR-505"] as const;
export type RequirementFailure = (typeof requirementFailures)[number];

type FixEntry = {
  readonly field: RequirementField;
  /** Null: another family says it already (ERR-402 for the weight, ERR-30x for the recipient). */
  readonly failure: RequirementFailure | null;
};

/** Everything that can be wrong or missing, by the field to repair; the message files say what to do (`requirements.fixes`). */
export const fixes = {
  name_zh_missing: { field: "nameZh", failure: "ERR-503" },
  name_zh_no_hanzi: { field: "nameZh", failure: "ERR-503" },
  name_zh_vague: { field: "nameZh", failure: "ERR-503" },
  name_en_missing: { field: "nameEn", failure: "ERR-503" },
  name_en_not_latin: { field: "nameEn", failure: "ERR-503" },
  name_en_short: { field: "nameEn", failure: "ERR-503" },
  name_en_vague: { field: "nameEn", failure: "ERR-503" },
  hs_code_missing: { field: "hsCode", failure: "ERR-502" },
  hs_code_digits: { field: "hsCode", failure: "ERR-502" },
  hs_code_deleted: { field: "hsCode", failure: "ERR-502" },
  hs_code_unknown: { field: "hsCode", failure: "ERR-502" },
  hs_code_chapter: { field: "hsCode", failure: "ERR-502" },
  origin_missing: { field: "originCountry", failure: "ERR-502" },
  quantity_wrong: { field: "quantity", failure: "ERR-504" },
  legal_units_unknown: { field: "legalUnits", failure: "ERR-504" },
  legal_units_no_table: { field: "legalUnits", failure: "ERR-504" },
  weight_missing: { field: "weightGrams", failure: null },
  weight_not_positive: { field: "weightGrams", failure: "ERR-504" },
  net_missing: { field: "netGrams", failure: "ERR-504" },
  net_not_positive: { field: "netGrams", failure: "ERR-504" },
  net_above_gross: { field: "netGrams", failure: "ERR-504" },
  value_missing: { field: "declaredMinor", failure: "ERR-504" },
  value_not_positive: { field: "declaredMinor", failure: "ERR-504" },
  currency_unknown: { field: "currency", failure: "ERR-504" },
  us_code_missing: { field: "hsUs", failure: "ERR-505" },
  us_code_digits: { field: "hsUs", failure: "ERR-505" },
  us_code_differs: { field: "hsUs", failure: "ERR-505" },
  sku_missing: { field: "sku", failure: "ERR-505" },
  maker_item_no_missing: { field: "makerItemNo", failure: "ERR-505" },
  gtin_missing: { field: "gtin", failure: "ERR-505" },
  gtin_wrong: { field: "gtin", failure: "ERR-505" },
  maker_name_missing: { field: "makerName", failure: "ERR-505" },
  maker_address_missing: { field: "makerAddress", failure: "ERR-505" },
  maker_contact_missing: { field: "makerContact", failure: "ERR-505" },
  maker_contact_unclear: { field: "makerContact", failure: "ERR-505" },
  tax_id_missing: { field: "taxId", failure: null },
  tax_id_wrong: { field: "taxId", failure: null },
  phone_missing: { field: "phone", failure: null },
  phone_wrong: { field: "phone", failure: null },
} as const satisfies Record<string, FixEntry>;

export type FixCode = keyof typeof fixes;
export const fixCodes = Object.keys(fixes) as readonly FixCode[];

/** What is wrong with the value at fault and so what to do; `values.value` is that value as it stands. */
export type Fix = { readonly code: FixCode; readonly values: Readonly<Record<string, string | number>> };
