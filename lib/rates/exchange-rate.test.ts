import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Currency, currencies, currencyDecimals } from "#lib/kit/money";
import { convertMinor } from "./exchange-rate.ts";

const rate = (base: Currency, quote: Currency, rateMicros: number) =>
  ({ base, quote, day: "2026-01-01", rateMicros, source: "test" }) as const;

describe("money in another currency", () => {
  it.each([
    [3770, "CNY", "USD", rate("USD", "CNY", 7_200_000), 524, "37.70 ÷ 7.2 = 5.2361"],
    [524, "USD", "CNY", rate("USD", "CNY", 7_200_000), 3773, "5.24 × 7.2 = 37.728"],
    [1, "CNY", "USD", rate("USD", "CNY", 7_200_000), 0, "0.01 ÷ 7.2 = 0.0014"],
    [36, "CNY", "USD", rate("USD", "CNY", 7_200_000), 5, "0.36 ÷ 7.2 = 0.05"],
    [9, "CNY", "USD", rate("USD", "CNY", 7_200_000), 1, "0.09 ÷ 7.2 = 0.0125"],
    [1000, "USD", "JPY", rate("USD", "JPY", 150_123_456), 1501, "10.00 × 150.123456 = 1501.23"],
    [1500, "JPY", "USD", rate("USD", "JPY", 150_000_000), 1000, "1500 ÷ 150 = 10.00"],
    [100, "USD", "USD", null, 100, "the same currency needs no rate"],
  ] as const)("%d %s in %s", (minor, from, to, by, expected, _why) => {
    expect(convertMinor(minor, from, to, by)).toBe(expected);
  });

  it("is not known without a rate of these two currencies", () => {
    expect(convertMinor(100, "CNY", "USD", null)).toBeNull();
    expect(convertMinor(100, "EUR", "USD", rate("USD", "CNY", 7_200_000))).toBeNull();
  });

  it("is what exact decimals give, half up, in both directions", () => {
    const code = fc.constantFrom(...currencies);
    const amount = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(
        amount,
        code,
        code,
        fc.integer({ min: 1, max: 2_000_000_000 }),
        fc.boolean(),
        (minor, a, b, micros, isBase) => {
          if (a === b) return;
          const by = isBase ? rate(a, b, micros) : rate(b, a, micros);
          const factor = new Decimal(micros).div(1_000_000);
          const units = new Decimal(minor).div(10 ** currencyDecimals[a]);
          const other = (isBase ? units.mul(factor) : units.div(factor)).mul(10 ** currencyDecimals[b]);
          if (other.gt(Number.MAX_SAFE_INTEGER)) return;
          expect(convertMinor(minor, a, b, by)).toBe(other.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
        },
      ),
    );
  });
});
