import { officialSolutions } from "#lib/carriers/solutions";
import { countryName, isCountryCode } from "#lib/kit/country";

/** A country's name in the reader's language; an unknown code as it is. */
export function countryLabel(code: string, locale: string): string {
  return isCountryCode(code) ? countryName(code, locale.startsWith("zh") ? "zh" : "en") : code;
}

/** A solution's name in the reader's language; an unknown code as it is. */
export function solutionLabel(code: string, locale: string): string {
  const solution = officialSolutions.find((one) => one.code === code);
  if (!solution) return code;
  return locale.startsWith("zh") ? solution.nameZh : solution.nameEn;
}
