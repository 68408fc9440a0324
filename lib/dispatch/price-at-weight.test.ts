import fc from "fast-check";
import { expect, it } from "vitest";
import { officialSolutions } from "#lib/carriers/solutions";
import { compileRateCard, type RateCardFacts } from "#lib/rates/rate-card";
import { moreAtWeight, type PricedParcel } from "./price-at-weight.ts";

const solution = officialSolutions.find(({ code }) => code === "CAINIAO_STANDARD");
const facts: RateCardFacts = {
  ...{ id: "c", solutionCode: "CAINIAO_STANDARD", version: 1, currency: "CNY", validFrom: "2026-01-01", validTo: null },
  ...{ source: "test", note: "", surcharges: [], services: {} },
  rows: [
    {
      ...{ country: "US", goods: "general", parcel: "any", fromGrams: 1, toGrams: 2000, status: "confirmed", note: "" },
      ...{ tariff: { shape: "per_gram", perKgMicros: 60_000_000 }, perParcelMicros: 18_000_000 },
      ...{ minimumMicros: null, minimumGrams: null },
    },
  ],
};
const card = compileRateCard(facts);
const rates = {
  day: "2026-11-01",
  rates: new Map([
    [
      "CNY" as const,
      { base: "USD" as const, quote: "CNY" as const, day: "2026-11-01", rateMicros: 7_200_000, source: "test" },
    ],
  ]),
};
const parcel: PricedParcel = {
  ...{ country: "US", postalCode: "78745", sizeMm: [100, 100, 100], cargoKinds: ["general"] },
  ...{ chargeableGrams: 300, pricedOn: "2026-11-20" },
};

it.each<[string, number, Partial<PricedParcel>, number | null]>([
  ["100 g at 60 a kg", 400, {}, 600],
  ["100 g less", 200, {}, -600],
  ["the same", 300, {}, 0],
  ["above the card's last band", 2001, {}, null],
  ["a country without a price", 400, { country: "BR", postalCode: "01310-100" }, null],
  ["half a gram is rounded as a line is", 301, {}, 6],
])("%s", (_, grams, change, more) => {
  if (!solution) throw new Error("no solution");
  expect(moreAtWeight(solution, card, { ...parcel, ...change }, grams, rates)).toBe(more);
});

it("grows with the billed weight inside a band, and there and back is nothing", () => {
  const grams = fc.integer({ min: 1, max: 2000 });
  fc.assert(
    fc.property(grams, grams, (a, b) => {
      if (!solution) throw new Error("no solution");
      const there = moreAtWeight(solution, card, { ...parcel, chargeableGrams: a }, b, rates) ?? Number.NaN;
      const back = moreAtWeight(solution, card, { ...parcel, chargeableGrams: b }, a, rates) ?? Number.NaN;
      expect(there + back).toBe(0);
      if (b >= a) expect(there).toBeGreaterThanOrEqual(0);
    }),
  );
});
