import { countryName, isCountryCode } from "#lib/kit/country";
import type { DailyListRow, ShownDailyRow } from "./daily-page.ts";

/** A row with country and solution in the reader's language. */
export function showDailyRow(row: DailyListRow, language: "zh" | "en"): ShownDailyRow {
  const { country, countryText, solution } = row;
  return {
    ...row,
    countryName: country !== null && isCountryCode(country) ? countryName(country, language) : countryText,
    solution: solution && { ...solution, name: language === "en" ? solution.nameEn : solution.nameZh },
  };
}
