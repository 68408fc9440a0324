import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossRates } from "./cross-rate.ts";
import { isRateJump, jumpPercent } from "./rate-jump.ts";
import { readTypedRate } from "./typed-rate.ts";

const day = "2026-11-27";
const euro = (currency: string, value: string, on = day) => ({ currency, value, day: on });

describe("rates of the dollar by way of the euro", () => {
  it.each([
    ["CNY", "8.352", "1.16", 7_200_000, "8.352 ÷ 1.16 = 7.2"],
    ["CNY", "8.2463", "1.1592", 7_113_785, "7.11378536… up to the sixth decimal"],
    ["GBP", "0.8731", "1.16", 752_672, "0.75267241…"],
    ["KRW", "1682.35", "1.16", 1_450_301_724, "1450.30172413…"],
    ["JPY", "0.0000010", "2", 1, "0.0000005 is half of the last decimal: up"],
  ] as const)("%s %s with USD %s is %d: %s", (currency, value, dollars, rateMicros, _why) => {
    const made = crossRates([euro("USD", dollars), euro(currency, value)]);
    expect(made).toContainEqual({ quote: currency, day, rateMicros, perEuro: value, dollarsPerEuro: dollars });
  });

  it("has the euro itself", () => {
    expect(crossRates([euro("USD", "1.25")])).toEqual([
      { quote: "EUR", day, rateMicros: 800_000, perEuro: "1", dollarsPerEuro: "1.25" },
    ]);
  });

  it("leaves out what was not published on the dollar's day, and what cannot be read", () => {
    const some = [
      euro("USD", "1.25"),
      euro("RUB", "117.201", "2022-03-01"),
      euro("CNY", "NaN"),
      euro("GBP", "0"),
      euro("PLN", "-4.2"),
      euro("CHF", "0.94"),
      euro("JPY", "1e3"),
    ];
    expect(crossRates(some)?.map(({ quote }) => quote)).toEqual(["EUR"]);
  });

  it.each([
    ["no dollar", [euro("CNY", "8.3")]],
    ["a dollar without a figure", [euro("USD", ""), euro("CNY", "8.3")]],
    ["a dollar that costs nothing", [euro("USD", "0.0000"), euro("CNY", "8.3")]],
    ["a dollar of no day", [euro("USD", "1.1", "2026-11"), euro("CNY", "8.3")]],
  ])("are not made with %s", (_, observations) => {
    expect(crossRates(observations)).toBeNull();
  });

  it("are what exact decimals give, half up", () => {
    const figure = fc.integer({ min: 1, max: 99_999_999 }).map((n) => new Decimal(n).div(100_000).toFixed(5));
    fc.assert(
      fc.property(figure, figure, (value, dollars) => {
        const exact = new Decimal(value).div(dollars).mul(1_000_000).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
        fc.pre(exact.gt(0) && exact.lt(Number.MAX_SAFE_INTEGER));
        const made = crossRates([euro("USD", dollars), euro("CNY", value)]);
        expect(made?.find(({ quote }) => quote === "CNY")?.rateMicros).toBe(exact.toNumber());
      }),
    );
  });
});

it.each([
  ["7.2", 7_200_000],
  ["7", 7_000_000],
  ["0.000001", 1],
  ["1,450.25", 1_450_250_000],
  ["7.2000000", 7_200_000],
  ["7,2", "rate_unreadable"],
  ["", "rate_unreadable"],
  ["seven", "rate_unreadable"],
  ["7.2.1", "rate_unreadable"],
  ["1e3", "rate_unreadable"],
  ["0", "rate_zero"],
  ["0.000", "rate_zero"],
  ["-7.2", "rate_negative"],
  ["7.1234567", "rate_too_fine"],
  ["1000000.1", "rate_too_large"],
])("a typed rate %s is read as %s", (text, expected) => {
  const read = readTypedRate(text);
  expect(read.ok ? read.value : read.refusal.code).toBe(expected);
});

it.each([
  [7_200_000, 8_640_000, false, "20.0"],
  [7_200_000, 8_640_001, true, "20.0"],
  [7_200_000, 5_760_000, false, "20.0"],
  [7_200_000, 5_759_999, true, "20.0"],
  [7_200_000, 72_000_000, true, "900.0"],
  [7_200_000, 138_889, true, "98.1"],
])("from %d to %d: a jump %s, %s %%", (last, next, jumps, percent) => {
  expect(isRateJump(last, next)).toBe(jumps);
  expect(jumpPercent(last, next)).toBe(percent);
});
