import { countryAliases } from "#lib/kit/country-aliases";
import { countryNames } from "#lib/kit/country-names";

/** ISO 3166-1 alpha-2, plus XK (Kosovo), AC (Ascension) and TA (Tristan da Cunha). */
export type CountryCode = keyof typeof countryNames;

/** All countries and regions, by code. */
export const countryCodes = Object.keys(countryNames) as readonly CountryCode[];

/** True for an upper-case code of the list. */
export function isCountryCode(text: string): text is CountryCode {
  return Object.hasOwn(countryNames, text);
}

/** The short name in Chinese or English, as shown on screens and papers. */
export function countryName(code: CountryCode, language: "zh" | "en"): string {
  return countryNames[code][language === "zh" ? 2 : 1];
}

/** ISO 3166-1 alpha-3 (XKK, ASC and TAA for the three codes outside the standard). */
export function countryAlpha3(code: CountryCode): string {
  return countryNames[code][0];
}

/**
 * The country that a text names: a code of two or three letters, an English, Chinese or local name, a former name, or
 * AliExpress's own spelling ("Russian Federation", "Korea, Republic of", "SRB"). Null when nothing or two places fit.
 */
export function resolveCountry(text: string): CountryCode | null {
  const trimmed = text.trim();
  const code = trimmed.toUpperCase();
  if (isCountryCode(code)) return code;
  return byAlpha3.get(code) ?? byKey.get(keyOf(trimmed)) ?? null;
}

const ignoredWords = new Set(["the", "of", "and"]);

/** Words without case, accents and punctuation, sorted: "Korea, Republic of" and "Republic of Korea" are one key. */
function keyOf(name: string): string {
  const folded = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’ʻ`.]/g, "")
    .replace(/ı/g, "i");
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .map((word) => (word === "st" ? "saint" : word))
    .filter((word) => !ignoredWords.has(word))
    .sort()
    .join(" ");
}

const byAlpha3: ReadonlyMap<string, CountryCode> = new Map(countryCodes.map((code) => [countryAlpha3(code), code]));
const byKey = buildIndex();

function buildIndex(): Map<string, CountryCode> {
  const index = new Map<string, CountryCode>();
  for (const code of countryCodes) {
    const aliases = countryAliases[code]?.split("|") ?? [];
    for (const name of [countryName(code, "en"), countryName(code, "zh"), ...aliases]) {
      const key = keyOf(name);
      const known = index.get(key);
      if (known !== undefined && known !== code) throw new Error(`"${name}" names both ${known} and ${code}`);
      index.set(key, code);
    }
  }
  return index;
}
