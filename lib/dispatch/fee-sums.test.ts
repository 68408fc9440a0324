import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FeeLine } from "#lib/rates/fee-line";
import type { PricedQuote, Quote } from "#lib/rates/quote";
import { sumFees } from "./fee-sums.ts";

function priced(solutionCode: string, lines: readonly FeeLine[], currency: "CNY" | "USD" = "CNY"): PricedQuote {
  const totalMinor = lines.reduce((sum, { minor }) => sum + minor, 0);
  return {
    ...{ solutionCode, chargeableGrams: 100, volumetricGrams: null, status: "confirmed", usdMinor: totalMinor },
    ...{ cardId: "card", currency, totalMinor, lines, exchangeRate: null, pricedOn: "2026-11-28" },
  };
}
const weight = (minor: number): FeeLine => ({ code: "weight_fee", minor, grams: 100, perKgMicros: 1 });
const parcel = (minor: number): FeeLine => ({ code: "parcel_fee", minor });
const fuel = (nameZh: string, minor: number): FeeLine => ({
  ...{ code: "surcharge", surcharge: "fuel", nameZh, nameEn: nameZh, grams: 100, perParcelMicros: 0, perKgMicros: 0 },
  ...{ percentMillionths: 1, ofMinor: 1, minimumMinor: null, minor },
});
const free: FeeLine = { code: "included", minor: 0, item: "alp_fee" };

describe("the fees of a plan", () => {
  it("are summed by solution and line, the included ones as nothing", () => {
    const sums = sumFees([
      priced("A", [weight(100), parcel(30), free]),
      priced("B", [weight(7)]),
      priced("A", [weight(250), parcel(30), fuel("燃油", 5), free]),
    ]);
    expect(sums.map(({ solutionCode, totalMinor }) => [solutionCode, totalMinor])).toEqual([
      ["A", 415],
      ["B", 7],
    ]);
    expect(sums[0]?.lines.map(({ key, parcels, minor }) => [key, parcels, minor])).toEqual([
      ["weight_fee", 2, 350],
      ["parcel_fee", 2, 60],
      ["included alp_fee", 2, 0],
      ["surcharge fuel 燃油", 1, 5],
    ]);
  });

  it("keep surcharges of different names and cards of different currencies apart", () => {
    const sums = sumFees([priced("A", [fuel("燃油", 1), fuel("旺季燃油", 2)]), priced("A", [weight(3)], "USD")]);
    expect(sums.map(({ currency, lines }) => [currency, lines.length])).toEqual([
      ["CNY", 2],
      ["USD", 1],
    ]);
  });

  it("leave out what has no confirmed price", () => {
    const none: Quote = {
      ...{ solutionCode: "A", chargeableGrams: 1, volumetricGrams: null, status: "no_published_price" },
      ...{ usdMinor: null, reason: "weight" },
    };
    expect(sumFees([none])).toEqual([]);
  });

  it("come to the sum of the parcels' totals, whatever the lines", () => {
    const line = fc.oneof(
      fc.nat(9999).map(weight),
      fc.nat(999).map(parcel),
      fc.nat(99).map((n) => fuel("燃油", n)),
    );
    const quotes = fc.array(fc.tuple(fc.constantFrom("A", "B"), fc.array(line, { maxLength: 4 })), { maxLength: 30 });
    fc.assert(
      fc.property(quotes, (made) => {
        const all = made.map(([code, lines]) => priced(code, lines));
        const total = sumFees(all).reduce((sum, { totalMinor }) => sum + totalMinor, 0);
        expect(total).toBe(all.reduce((sum, { totalMinor }) => sum + totalMinor, 0));
      }),
    );
  });
});
