import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Currency, currencies, currencyDecimals } from "#lib/kit/money";
import { convertMinor, type ExchangeRate, exchangeRatesOf, isStale, ratesBetween } from "./exchange-rate.ts";

const rate = (quote: Currency, rateMicros: number, day = "2026-01-01"): ExchangeRate => ({
  ...{ base: "USD", quote, day, rateMicros, source: "test" },
});
const day = "2026-11-25";
const rates = exchangeRatesOf([rate("CNY", 7_200_000), rate("EUR", 920_000), rate("JPY", 150_000_000)], day);

describe("money in another currency, at 7.2 CNY, 0.92 EUR and 150 JPY for 1 USD", () => {
  it.each([
    [3770, "CNY", "USD", 524, "37.70 ÷ 7.2 = 5.2361"],
    [524, "USD", "CNY", 3773, "5.24 × 7.2 = 37.728"],
    [1, "CNY", "USD", 0, "0.01 ÷ 7.2 = 0.0014"],
    [36, "CNY", "USD", 5, "0.36 ÷ 7.2 = 0.05"],
    [9, "CNY", "USD", 1, "0.09 ÷ 7.2 = 0.0125"],
    [18, "CNY", "USD", 3, "0.18 ÷ 7.2 = 0.025: half goes up"],
    [1000, "USD", "JPY", 1500, "10.00 × 150 = 1500"],
    [1500, "JPY", "USD", 1000, "1500 ÷ 150 = 10.00"],
    [300, "EUR", "CNY", 2348, "3.00 ÷ 0.92 × 7.2 = 23.478, rounded once: in two steps 3.26 × 7.2 = 23.47"],
    [100, "JPY", "EUR", 61, "100 ÷ 150 × 0.92 = 0.6133"],
    [61, "EUR", "JPY", 99, "0.61 ÷ 0.92 × 150 = 99.46"],
    [100, "USD", "USD", 100, "the same currency needs no rate"],
  ] as const)("%d %s in %s is %d: %s", (minor, from, to, expected, _why) => {
    expect(convertMinor(minor, from, to, rates)).toBe(expected);
  });

  it("is not known without the rate of each currency that is not the dollar", () => {
    expect(convertMinor(100, "CNY", "USD", null)).toBeNull();
    expect(convertMinor(100, "GBP", "USD", rates)).toBeNull();
    expect(convertMinor(100, "CNY", "GBP", rates)).toBeNull();
    expect(convertMinor(100, "GBP", "GBP", null)).toBe(100);
  });

  it("is what exact decimals give, half up, directly and crossed", () => {
    const code = fc.constantFrom(...currencies);
    const amount = fc.integer({ min: 0, max: 100_000_000 });
    const micros = fc.integer({ min: 1, max: 2_000_000_000 });
    fc.assert(
      fc.property(amount, code, code, micros, micros, (minor, a, b, microsA, microsB) => {
        const known = exchangeRatesOf(
          [rate(a, microsA), rate(b, microsB)].filter(({ quote }) => quote !== "USD"),
          day,
        );
        const unitsOf = (currency: Currency) =>
          new Decimal(currency === "USD" ? 1_000_000 : (known?.rates.get(currency)?.rateMicros ?? Number.NaN));
        const units = new Decimal(minor).div(10 ** currencyDecimals[a]);
        const other = units
          .mul(unitsOf(b))
          .div(unitsOf(a))
          .mul(10 ** currencyDecimals[b]);
        if (a === b || other.gt(Number.MAX_SAFE_INTEGER)) return;
        const exact = units.mul(unitsOf(b)).mul(10 ** currencyDecimals[b]);
        const rounded = exact.div(unitsOf(a)).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
        expect(convertMinor(minor, a, b, known)).toBe(rounded.toNumber());
      }),
    );
  });
});

describe("the rates of a day", () => {
  it("are the newest of each currency up to that day", () => {
    const list = [rate("CNY", 7_300_000, "2026-11-26"), rate("CNY", 7_100_000, "2026-11-20"), rate("CNY", 7_200_000)];
    expect(exchangeRatesOf(list, day)?.rates.get("CNY")?.day).toBe("2026-11-20");
    expect(exchangeRatesOf(list, "2025-12-31")).toBeNull();
    expect(exchangeRatesOf([], day)).toBeNull();
  });

  it("are shown as those that took part: one, or two when crossed", () => {
    const between = (from: Currency, to: Currency) => ratesBetween(from, to, rates).map(({ quote }) => quote);
    expect(between("USD", "CNY")).toEqual(["CNY"]);
    expect(between("EUR", "CNY")).toEqual(["EUR", "CNY"]);
    expect(between("CNY", "CNY")).toEqual([]);
  });

  it.each([
    ["2026-11-18", false, "seven days"],
    ["2026-11-17", true, "eight days"],
    ["2026-11-25", false, "today"],
  ])("of %s is stale on 2026-11-25: %s (%s old)", (of, stale, _age) => {
    expect(isStale({ day: of }, day)).toBe(stale);
  });
});
