import { officialSolutions } from "#lib/carriers/solutions";
import { dayOneCarriers } from "#lib/carriers/tables/carriers";
import type { Bilingual } from "./trade-data.ts";

/** A carrier's names on papers; its code where it is none that ALP knows. */
export function carrierNames(code: string): Bilingual {
  const carrier = dayOneCarriers.find((one) => one.code === code);
  return { zh: carrier?.nameZh ?? code, en: carrier?.nameEn ?? code };
}

/** A solution's names on papers; its code where it is none that ALP knows. */
export function solutionNames(code: string): Bilingual {
  const solution = officialSolutions.find((one) => one.code === code);
  return { zh: solution?.nameZh ?? code, en: solution?.nameEn ?? code };
}
