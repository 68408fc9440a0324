import { describe, expect, it } from "vitest";
import { countryCodes } from "#lib/kit/country";
import { currencies, currencyDecimals } from "#lib/kit/money";
import { countryOfCustoms, currencyOfCustoms, customsCountry, customsCurrency, customsDecimals } from "./codes.ts";
import { countryRows } from "./tables/countries.ts";
import { unitNames } from "./tables/units.ts";
import { declaredUnit, quantityIn } from "./unit-ratios.ts";

describe("countries", () => {
  it.each([
    ["CN", "142", "CHN"],
    ["US", "502", "USA"],
    ["JP", "116", "JPN"],
    ["RU", "344", "RUS"],
    ["GB", "303", "GBR"],
    ["TW", "143", "TWN"],
    ["RO", "328", "ROU"],
    ["RS", "358", "SRB"],
    ["GG", null, "GGY"],
    ["XK", null, null],
  ] as const)("%s is %s or %s", (country, numeric, letters) => {
    expect(customsCountry(country, "numeric")).toBe(numeric);
    expect(customsCountry(country, "letters")).toBe(letters);
  });

  it("a number leads back to its country, and no number stands for two", () => {
    for (const country of countryCodes) {
      const numeric = customsCountry(country, "numeric");
      if (numeric !== null) expect(countryOfCustoms(numeric)).toBe(country);
    }
    expect(countryOfCustoms("701")).toBeNull();
    const numbers = countryRows.flatMap(([numeric]) => numeric ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("nearly every country has a number; those without are small and known", () => {
    const without = countryCodes.filter((country) => customsCountry(country, "numeric") === null);
    expect(without.sort().join(" ")).toBe(
      "AC AI AQ AS AX BL BV CC CX FK GG GS GU HM IM IO JE MF MP NU PN SH SJ SX TA TF TK UM VI XK",
    );
  });
});

describe("currencies and units", () => {
  it("share decimals with the rest of ALP and know what customs do not", () => {
    for (const currency of currencies) {
      const decimals = customsDecimals(currency);
      if (decimals !== null) expect(decimals).toBe(currencyDecimals[currency]);
    }
    expect(currencies.filter((currency) => customsCurrency(currency, "numeric") === null)).toEqual([
      "BRL",
      "PLN",
      "MXN",
      "CLP",
    ]);
    expect([customsCurrency("USD", "numeric"), customsCurrency("USD", "letters"), currencyOfCustoms("502")]).toEqual([
      "502",
      "USD",
      "USD",
    ]);
    expect(Object.keys(unitNames)).toHaveLength(123);
  });

  it.each([
    ["007", "007"],
    ["025", "025"],
    ["035", "011"],
    ["030", "011"],
    ["043", "011"],
    [null, "011"],
  ])("legal unit %s is declared in %s", (legal, expected) => {
    expect(declaredUnit(legal)).toBe(expected);
  });

  it.each([
    ["011", 300_000],
    ["035", 12_345],
    ["036", 12_345_000],
    ["070", null],
    ["043", null],
    ["095", null],
  ])("3 pieces of 0.12345 kg in %s", (unit, expected) => {
    expect(quantityIn(unit, { unit: "011", quantity: 300_000, netE5: 12_345 })).toBe(expected);
  });

  it("counted multiples follow where they are exact", () => {
    expect(quantityIn("054", { unit: "007", quantity: 300_000, netE5: null })).toBe(300);
    expect(quantityIn("056", { unit: "007", quantity: 300_000, netE5: null })).toBeNull();
    expect(quantityIn("035", { unit: "007", quantity: 300_000, netE5: null })).toBeNull();
  });
});
