import type { CountryCode } from "#lib/kit/country";

/** Scripts in which a country's own post reads addresses. */
const own: Partial<Record<CountryCode, RegExp>> = {
  ...each(
    ["RU", "BY", "KZ", "KG", "UA", "BG", "RS", "MK", "MN", "TJ", "UZ", "ME", "BA", "MD", "AM", "GE", "LV", "EE"],
    /\p{Script=Cyrillic}/u,
  ),
  ...each(["GR", "CY"], /\p{Script=Greek}/u),
  ...each(["IL"], /\p{Script=Hebrew}/u),
  ...each(
    ["SA", "AE", "KW", "QA", "BH", "OM", "JO", "EG", "MA", "DZ", "TN", "LB", "IQ", "LY", "YE", "PS"],
    /\p{Script=Arabic}/u,
  ),
  ...each(["JP"], /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u),
  ...each(["KR"], /[\p{Script=Hangul}\p{Script=Han}]/u),
  ...each(["CN", "HK", "MO", "TW", "SG"], /\p{Script=Han}/u),
  ...each(["TH"], /\p{Script=Thai}/u),
};

function each(countries: readonly CountryCode[], script: RegExp): Partial<Record<CountryCode, RegExp>> {
  return Object.fromEntries(countries.map((country) => [country, script]));
}

/** The letters of a text that neither Latin carriers nor the destination's own post can read, at most 20 of them. */
export function unreadableLetters(text: string, country: CountryCode): string {
  const letters = text.match(/\p{L}/gu) ?? [];
  const odd = letters.filter(
    (letter) => !/[\p{Script=Latin}\p{Script=Common}]/u.test(letter) && !own[country]?.test(letter),
  );
  return odd.slice(0, 20).join("");
}
