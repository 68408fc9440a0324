import { provinces } from "#lib/identity/tables/provinces";
import type { CountryCode } from "#lib/kit/country";

export type ProvinceAnswer = { readonly code: string; readonly name: string };

/** Which of a country's states a text names, by code or name whatever its case and accents; null when none. */
export function findProvince(country: CountryCode, text: string): ProvinceAnswer | null {
  return byCountry.get(country)?.get(keyOf(text)) ?? null;
}

/** True for the countries whose states are known here. */
export function knowsProvinces(country: CountryCode): boolean {
  return byCountry.has(country);
}

/** False when a postal code certainly lies in another state; true when it fits or nothing is known. */
export function provinceHoldsPostalCode(country: CountryCode, code: string, postalCode: string): boolean {
  const row = provinces[country]?.find(([known]) => known === code);
  const compact = postalCode.toUpperCase().replace(/[ -]/g, "");
  return !row || compact === "" || row[2].split(" ").some((range) => withinRange(compact, range));
}

function withinRange(compact: string, range: string): boolean {
  const [from, to = from] = range.split("-");
  if (from === undefined || to === undefined) return false;
  const prefix = compact.slice(0, from.length);
  return prefix >= from && prefix <= to;
}

function keyOf(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^(state|province|estado|provincia) (of|de|do|da) /, "")
    .replace(/[^a-z0-9]/g, "");
}

const byCountry = index();

function index(): Map<CountryCode, Map<string, ProvinceAnswer>> {
  const all = new Map<CountryCode, Map<string, ProvinceAnswer>>();
  for (const [country, rows] of Object.entries(provinces)) {
    const known = new Map<string, ProvinceAnswer>();
    for (const [code, names] of rows) {
      const spellings = names.split("|");
      const answer = { code, name: spellings[0] ?? code };
      for (const spelling of [code, ...spellings]) known.set(keyOf(spelling), answer);
      known.set(keyOf(`${answer.name} State`), answer);
    }
    all.set(country as CountryCode, known);
  }
  return all;
}
