import Decimal from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMoney, divRound, formatMinor, formatScaled, money, mulDivRound, parseMinor, parseScaled } from "./money.ts";

describe("decimal text to minor units", () => {
  it.each([
    ["12.34", "USD", 1234],
    ["1,234.50", "USD", 123450],
    ["0.1", "USD", 10],
    ["12", "USD", 1200],
    ["-3.10", "USD", -310],
    ["5.000", "USD", 500],
    ["1200", "JPY", 1200],
  ] as const)("%s %s is %i", (text, currency, minor) => {
    expect(parseMinor(text, currency)).toBe(minor);
  });

  it.each(["", "abc", "1.234", "1,23.00", "12..3", "$12", "1e5", "99999999999999999999", "1 2", "٣"])(
    "%j is refused",
    (text) => {
      expect(parseMinor(text, "USD")).toBeNull();
    },
  );

  it("a yen has no decimals", () => {
    expect(parseMinor("12.5", "JPY")).toBeNull();
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (scaled, decimals) => {
        expect(parseScaled(formatScaled(scaled, decimals), decimals)).toBe(scaled);
      }),
    );
  });

  it("writes cents", () => {
    expect([formatMinor(5, "USD"), formatMinor(-5, "USD"), formatMinor(123456, "USD"), formatMinor(7, "JPY")]).toEqual([
      "0.05",
      "-0.05",
      "1234.56",
      "7",
    ]);
  });
});

describe("arithmetic", () => {
  it("rounds a × b ÷ c half away from zero, as decimals do", () => {
    const whole = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 1e7 }), (a, b, c) => {
        const expected = new Decimal(a).mul(b).div(c).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
        fc.pre(Number.isSafeInteger(expected));
        expect(mulDivRound(a, b, c) === expected).toBe(true);
      }),
    );
  });

  it("is exact with plain numbers up to their limits, half up", () => {
    const [product, divisor] = [fc.integer({ min: 0, max: 2 ** 51 }), fc.integer({ min: 1, max: 2 ** 50 })];
    fc.assert(
      fc.property(product, divisor, (a, b) => {
        const expected = (2n * BigInt(a) + BigInt(b)) / (2n * BigInt(b));
        expect(divRound(a, b)).toBe(Number(expected));
      }),
      { numRuns: 1000 },
    );
    expect([
      divRound(1, 2),
      divRound(2 ** 51, 3),
      divRound(2 ** 51 - 1, 2),
      divRound(3 * 2 ** 49 - 1, 2 ** 50),
    ]).toEqual([...[1, 750_599_937_895_083, 2 ** 50, 1]]);
  });

  it("never adds two currencies or takes a fraction of a cent", () => {
    expect(() => addMoney(money(1, "USD"), money(1, "CNY"))).toThrow(/CNY/);
    expect(() => money(1.5, "USD")).toThrow(/whole/);
    expect(addMoney(money(1, "USD"), money(2, "USD"))).toEqual({ minor: 3, currency: "USD" });
  });
});
