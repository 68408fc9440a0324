import { isGtin } from "#lib/products/gtin";
import { vagueChinese, vagueEnglish } from "./check-name.ts";
import type { RequirementLine } from "./facts.ts";
import type { LineField } from "./field.ts";
import type { Fix, FixCode } from "./fixes.ts";

export type FieldStanding =
  | { readonly state: "met"; readonly fix: null }
  | { readonly state: "missing" | "wrong"; readonly fix: Fix };

export const met: FieldStanding = { state: "met", fix: null };
export const missing = (code: FixCode, values: Fix["values"] = {}): FieldStanding => ({
  state: "missing",
  fix: { code, values: { value: "", ...values } },
});
export const wrong = (code: FixCode, values: Fix["values"]): FieldStanding => ({
  state: "wrong",
  fix: { code, values },
});

/** Judges one field of one line by itself; which rules ask for it is another matter. */
export function checkLineField(line: RequirementLine, field: LineField): FieldStanding {
  return checks[field](line);
}

const checks: Readonly<Record<LineField, (line: RequirementLine) => FieldStanding>> = {
  nameZh: ({ nameZh }) => {
    if (isBlank(nameZh)) return missing("name_zh_missing");
    if (!/\p{Script=Han}/u.test(nameZh)) return wrong("name_zh_no_hanzi", { value: nameZh });
    return vagueChinese(nameZh) === null ? met : wrong("name_zh_vague", { value: nameZh });
  },
  nameEn: ({ nameEn }) => {
    if (isBlank(nameEn)) return missing("name_en_missing");
    if (!/^[\x20-\x7e]+$/.test(nameEn.trim())) return wrong("name_en_not_latin", { value: nameEn });
    if ((nameEn.match(/[A-Za-z]/g) ?? []).length < 3) return wrong("name_en_short", { value: nameEn });
    return vagueEnglish(nameEn) === null ? met : wrong("name_en_vague", { value: nameEn });
  },
  hsCode: ({ hsCode, hsFault }) => {
    if (isBlank(hsCode)) return missing("hs_code_missing");
    if (hsFault === "hs_code_deleted") return wrong("hs_code_deleted", { value: hsCode });
    if (!/^(?:\d{6}|\d{8}|\d{10})$/.test(hsCode)) return wrong("hs_code_digits", { value: hsCode });
    if (hsFault !== "") return wrong("hs_code_unknown", { value: hsCode });
    return isChapter(hsCode) ? met : wrong("hs_code_chapter", { value: hsCode, chapter: hsCode.slice(0, 2) });
  },
  originCountry: ({ originCountry }) => (originCountry === null ? missing("origin_missing") : met),
  quantity: ({ quantity }) =>
    Number.isSafeInteger(quantity) && quantity > 0 ? met : wrong("quantity_wrong", { value: quantity }),
  legalUnits: ({ legalUnits, hsCode }) => {
    if (legalUnits === "no_table") return missing("legal_units_no_table");
    return legalUnits === null ? missing("legal_units_unknown", { value: hsCode ?? "" }) : met;
  },
  weightGrams: ({ weightGrams }) => {
    if (weightGrams === null) return missing("weight_missing");
    return weightGrams > 0 ? met : wrong("weight_not_positive", { value: weightGrams });
  },
  netGrams: ({ netGrams, weightGrams }) => {
    if (netGrams === null) return missing("net_missing");
    if (netGrams <= 0) return wrong("net_not_positive", { value: netGrams });
    const isAbove = weightGrams !== null && netGrams > weightGrams;
    return isAbove ? wrong("net_above_gross", { value: netGrams, gross: weightGrams }) : met;
  },
  declaredMinor: ({ declared }) => {
    if (declared === null) return missing("value_missing");
    return declared.minor > 0 ? met : wrong("value_not_positive", { value: declared.minor });
  },
  currency: ({ declared }) =>
    declared === null || declared.isCustomsCurrency ? met : wrong("currency_unknown", { value: declared.currency }),
  hsUs: ({ hsUs, hsCode }) => {
    if (isBlank(hsUs)) return missing("us_code_missing");
    if (!/^\d{10}$/.test(hsUs)) return wrong("us_code_digits", { value: hsUs });
    // the first six digits are the same in every country of the convention
    const isSame = isBlank(hsCode) || hsUs.slice(0, 6) === hsCode.slice(0, 6);
    return isSame ? met : wrong("us_code_differs", { value: hsUs, hsCode });
  },
  sku: ({ sku }) => (isBlank(sku) ? missing("sku_missing") : met),
  makerItemNo: ({ makerItemNo }) => (isBlank(makerItemNo) ? missing("maker_item_no_missing") : met),
  gtin: ({ gtin }) => {
    if (isBlank(gtin)) return missing("gtin_missing");
    return isGtin(gtin) ? met : wrong("gtin_wrong", { value: gtin });
  },
  makerName: ({ makerName }) => (isBlank(makerName) ? missing("maker_name_missing") : met),
  makerAddress: ({ makerAddress }) => (isBlank(makerAddress) ? missing("maker_address_missing") : met),
  makerContact: ({ makerContact }) => {
    if (isBlank(makerContact)) return missing("maker_contact_missing");
    return /[@.]/.test(makerContact) ? met : wrong("maker_contact_unclear", { value: makerContact });
  },
};

function isBlank(text: string | null): text is null | "" {
  return text === null || text.trim() === "";
}

/** Chapters run from 01 to 97 without the reserved 77, in China with 98; no heading ends in 00. */
function isChapter(code: string): boolean {
  const chapter = Number(code.slice(0, 2));
  return chapter >= 1 && chapter <= 98 && chapter !== 77 && code.slice(2, 4) !== "00";
}
