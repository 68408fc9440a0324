/** The printed words of a label, each in Chinese and English: a label is read in both countries, whatever the screen's language. */
export const labelWordKeys = [
  "to",
  "from",
  "phone",
  "taxId",
  "orderCode",
  "lastMile",
  "sorting",
  "undeliverable",
  "return",
  "destroy",
  "customsTitle",
  "mayBeOpened",
  "gift",
  "documents",
  "sample",
  "returned",
  "sale",
  "other",
  "description",
  "quantity",
  "weight",
  "value",
  "hsCode",
  "origin",
  "total",
  "declaration",
  "signature",
  "picking",
  "order",
  "kinds",
  "pieces",
  "remark",
  "continued",
  "continuation",
  "battery",
  "liquid",
  "powder",
  "cosmetics",
  "magnetic",
  "rehearsal",
] as const;

export type LabelWordKey = (typeof labelWordKeys)[number];
export type LabelWords = Readonly<Record<LabelWordKey, { readonly zh: string; readonly en: string }>>;

/** Both message files give every word, or this throws: a label never prints a key. */
export function labelWords(zh: Readonly<Record<string, string>>, en: Readonly<Record<string, string>>): LabelWords {
  const entries = labelWordKeys.map((key) => {
    const word = { zh: zh[key] ?? "", en: en[key] ?? "" };
    if (word.zh === "" || word.en === "") throw new Error(`label word ${key} is missing`);
    return [key, word] as const;
  });
  return Object.fromEntries(entries) as LabelWords;
}

export function bilingual(word: { readonly zh: string; readonly en: string }): string {
  return `${word.zh} ${word.en}`;
}
