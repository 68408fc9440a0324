import { countryCodes, countryName } from "#lib/kit/country";

/** All countries and regions for a list to choose from, by name in the reader's language; China first. */
export function countryChoices(language: "zh" | "en"): { readonly value: string; readonly label: string }[] {
  const collator = new Intl.Collator(language === "zh" ? "zh-CN" : "en");
  const choices = countryCodes.map((value) => ({ value: value as string, label: countryName(value, language) }));
  return choices.sort(
    (a, b) => Number(b.value === "CN") - Number(a.value === "CN") || collator.compare(a.label, b.label),
  );
}
