import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CountryCode,
  countryAlpha3,
  countryCodes,
  countryName,
  isCountryCode,
  resolveCountry,
} from "#lib/kit/country";

/** Names as AliExpress, Cainiao and people write them. */
const spellings: readonly [string, CountryCode | null][] = [
  ["Russian Federation", "RU"],
  ["Korea, Republic of", "KR"],
  ["Korea", "KR"],
  ["KOREA (SOUTH)", "KR"],
  ["Korea, Democratic People's Republic of", "KP"],
  ["United States", "US"],
  ["united states of america", "US"],
  ["U.S.A.", "US"],
  ["Curaçao", "CW"],
  ["Curacao", "CW"],
  ["Netherlands Antilles", "CW"],
  ["Türkiye", "TR"],
  ["Turkey", "TR"],
  ["TÜRKİYE", "TR"],
  ["Macau SAR China", "MO"],
  ["Macau, China", "MO"],
  ["Hong Kong,China", "HK"],
  ["Hong Kong SAR China", "HK"],
  ["Taiwan, China", "TW"],
  ["Kosovo", "XK"],
  ["KS", "XK"],
  ["Saint Martin", "MF"],
  ["St. Martin", "MF"],
  ["Sint Maarten (Netherlands)", "SX"],
  ["Jersey", "JE"],
  ["JEY", "JE"],
  ["Guernsey", "GG"],
  ["GGY", "GG"],
  ["Alderney", "GG"],
  ["GBA", "GG"],
  ["Ascension Island", "AC"],
  ["ASC", "AC"],
  ["Aland Islands", "AX"],
  ["ALA", "AX"],
  ["Saint Barthelemy", "BL"],
  ["BLM", "BL"],
  ["UK", "GB"],
  ["England", "GB"],
  ["SRB", "RS"],
  ["MNE", "ME"],
  ["TLS", "TL"],
  ["East Timor", "TL"],
  ["ZR", "CD"],
  ["Congo, The Democratic Republic Of The", "CD"],
  ["Congo, The Republic of Congo", "CG"],
  ["EAZ", "TZ"],
  ["Zanzibar", "TZ"],
  ["SGS", "GS"],
  ["Macedonia", "MK"],
  ["Moldova, Republic of", "MD"],
  ["Lao People's Democratic Republic", "LA"],
  ["Cote D'Ivoire", "CI"],
  ["Côte d’Ivoire", "CI"],
  ["Virgin Islands (British)", "VG"],
  ["Virgin Islands (U.S.)", "VI"],
  ["Palestinian Territory", "PS"],
  ["Vatican City State (Holy See)", "VA"],
  ["Micronesia", "FM"],
  ["Viet Nam", "VN"],
  ["Burma", "MM"],
  ["Swaziland", "SZ"],
  ["Czech Republic", "CZ"],
  ["Bosnia & Herzegovina", "BA"],
  ["Isle of Man", "IM"],
  ["Reunion", "RE"],
  ["Россия", "RU"],
  ["Deutschland", "DE"],
  ["ESPAÑA", "ES"],
  ["俄罗斯", "RU"],
  ["美国", "US"],
  ["韩国", "KR"],
  ["中国香港特别行政区", "HK"],
  ["中国台湾", "TW"],
  ["刚果(金)", "CD"],
  ["刚果", "CG"],
  ["阿拉伯联合酋长国", "AE"],
  ["格鲁吉亚", "GE"],
  ["deu", "DE"],
  ["fr", "FR"],
  [" Brazil ", "BR"],
  ["Virgin Islands", null],
  ["SCG", null],
  ["Atlantis", null],
  ["", null],
  ["***", null],
  ["toString", null],
  ["__proto__", null],
];

describe("resolveCountry", () => {
  it.each(spellings)("reads %j as %j", (text, code) => {
    expect(resolveCountry(text)).toBe(code);
  });

  it("finds every country by its code, its alpha-3 code and both of its names", () => {
    for (const code of countryCodes) {
      expect(resolveCountry(code)).toBe(code);
      expect(resolveCountry(countryAlpha3(code))).toBe(code);
      expect(resolveCountry(countryName(code, "en"))).toBe(code);
      expect(resolveCountry(countryName(code, "zh"))).toBe(code);
    }
  });

  it("does not mind case, spaces and accents", () => {
    fc.assert(
      fc.property(fc.constantFrom(...countryCodes), fc.boolean(), (code, upper) => {
        const name = countryName(code, "en");
        const odd = `  ${upper ? name.toUpperCase() : name.toLowerCase()} `.normalize("NFD").replace(/\p{M}/gu, "");
        return resolveCountry(odd) === code;
      }),
    );
  });

  it("never throws and answers only with codes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const code = resolveCountry(text);
        return code === null || isCountryCode(code);
      }),
    );
  });
});
