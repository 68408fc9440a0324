import { type CountryCode, countryAlpha3, countryCodes } from "#lib/kit/country";
import type { CodeForm } from "./facts.ts";
import { countryRows } from "./tables/countries.ts";
import { currencyRows } from "./tables/currencies.ts";
import { transportModeRows } from "./tables/transport-modes.ts";
import { unitNames } from "./tables/units.ts";
import { unitNamesEn } from "./tables/units-en.ts";
import { wrapTypeRows } from "./tables/wrap-types.ts";

const rowsByAlpha3 = new Map(countryRows.map((row) => [row[1], row]));
const countryByAlpha3 = new Map(countryCodes.map((code) => [countryAlpha3(code), code]));

/** Customs' code of a country; null where customs' table has none, which is a finding and never another country's code. */
export function customsCountry(country: CountryCode, form: CodeForm): string | null {
  const row = rowsByAlpha3.get(countryAlpha3(country));
  return row?.[form === "numeric" ? 0 : 1] ?? null;
}

/** The country that a customs code means, numeric or letters; null for groups ("other Asia"), old countries and no code. */
export function countryOfCustoms(code: string): CountryCode | null {
  const alpha3 = countryRows.find((row) => row[0] === code)?.[1] ?? code;
  return countryByAlpha3.get(alpha3) ?? null;
}

/** Decimals of a currency that customs know; null for another. */
export function customsDecimals(letters: string): number | null {
  return currencyRows.find((row) => row[1] === letters)?.[2] ?? null;
}

/** Customs' code of a currency; null where their table has none (BRL, PLN, MXN, CLP …). */
export function customsCurrency(letters: string, form: CodeForm): string | null {
  const row = currencyRows.find((one) => one[1] === letters);
  return row ? (form === "numeric" ? row[0] : row[1]) : null;
}

/** The ISO letters of a customs currency code; null for no code of theirs. */
export function currencyOfCustoms(code: string): string | null {
  return currencyRows.find((row) => row[0] === code || row[1] === code)?.[1] ?? null;
}

/** The lists that values are held to, by name and form of code. */
export const codeLists: Readonly<Record<"country" | "currency", Readonly<Record<CodeForm, ReadonlySet<string>>>>> = {
  country: {
    numeric: new Set(countryRows.flatMap(([numeric]) => numeric ?? [])),
    letters: new Set(countryRows.flatMap(([, alpha3]) => alpha3 ?? [])),
  },
  currency: {
    numeric: new Set(currencyRows.map(([numeric]) => numeric)),
    letters: new Set(currencyRows.map(([, letters]) => letters)),
  },
};

/** Modes by which 9610 parcels leave, and the packing table of one digit. */
export const exportModes: ReadonlySet<string> = new Set(transportModeRows.flatMap((row) => (row[3] ? row[0] : [])));
export const wrapTypes: ReadonlySet<string> = new Set(wrapTypeRows.map(([code]) => code));

/** True for one of customs' units. */
export function isUnit(code: string): code is keyof typeof unitNames {
  return Object.hasOwn(unitNames, code);
}

/** A unit's name, in Chinese as papers print it or in English where it has one; the code itself for none of the table. */
export function unitName(code: string, language: "zh" | "en" = "zh"): string {
  if (!isUnit(code)) return code;
  return (language === "en" ? unitNamesEn[code] : undefined) ?? unitNames[code];
}
