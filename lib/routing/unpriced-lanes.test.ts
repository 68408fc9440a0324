import { expect, it } from "vitest";
import { weightBandFrom, weightBandOf, weightBands } from "#lib/rates/weight-bands";
import { type JudgedCandidates, tallyUnpriced } from "./unpriced-lanes.ts";

type Ranked = JudgedCandidates["ranked"][number];
const candidate = (solutionCode: string, quote: object, standing: Ranked["standing"] = "eligible"): Ranked => ({
  ...{ solutionCode, standing },
  quote: { solutionCode, chargeableGrams: 300, volumetricGrams: null, usdMinor: null, ...quote } as Ranked["quote"],
});
const none = (reason: string) => ({ status: "no_published_price", reason });
const order = (...ranked: Ranked[]): JudgedCandidates => ({ country: "US", ranked, chosen: "A" });

it("counts what an order could go with and has no price, and what it would go with all the same", () => {
  const waiting = [
    order(candidate("A", { status: "band_not_confirmed" }), candidate("B", none("destination"), "offered")),
    order(candidate("A", none("weight"), "needs_consent"), candidate("C", { status: "confirmed", usdMinor: 1 })),
    order(candidate("D", none("destination"), "out"), candidate("E", none("exchange_rate"))),
    order(candidate("A", { ...none("weight"), chargeableGrams: 501 })),
  ];
  const shipped = [
    { solutionCode: "A", country: "US", fromGrams: 251, parcels: 7, firstAt: 900 },
    { solutionCode: "A", country: "US", fromGrams: 251, parcels: 1, firstAt: 800 },
    { solutionCode: "F", country: "BR", fromGrams: 1, parcels: 2, firstAt: 700 },
  ];
  expect(tallyUnpriced(waiting, shipped)).toEqual([
    { solutionCode: "A", country: "US", fromGrams: 251, waiting: 2, chosen: 2, shipped: 8, since: 800 },
    { solutionCode: "B", country: "US", fromGrams: 251, waiting: 1, chosen: 0, shipped: 0, since: null },
    { solutionCode: "A", country: "US", fromGrams: 501, waiting: 1, chosen: 1, shipped: 0, since: null },
    { solutionCode: "F", country: "BR", fromGrams: 1, waiting: 0, chosen: 0, shipped: 2, since: 700 },
  ]);
});

it("every gram has one band", () => {
  for (const grams of [1, 100, 101, 250, 251, 2000, 2001, 30_000, 30_001, 99_999]) {
    const { fromGrams, toGrams } = weightBandOf(grams);
    expect(fromGrams <= grams && (toGrams === null || grams <= toGrams)).toBe(true);
    expect(weightBandFrom(fromGrams)).toEqual({ fromGrams, toGrams });
  }
  for (const [index, band] of weightBands.entries()) {
    expect(band.fromGrams).toBe((weightBands[index - 1]?.toGrams ?? 0) + 1);
  }
});
