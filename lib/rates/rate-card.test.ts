import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { isCountryCode } from "#lib/kit/country";
import { compileRateCard, type RateRow } from "./rate-card.ts";
import { readRateCardFile } from "./rate-card-file.ts";

const cards = new Map(readRateCardFile(rateCardFile).map((card) => [card.solutionCode, card]));

function rowsOf(code: string): readonly RateRow[] {
  return cards.get(code)?.rows ?? [];
}

/** One row of the sheet may have become several bands: its price counts once. */
function sums(code: string) {
  const first = new Map(rowsOf(code).map((row) => [row.country, row]));
  const rows = [...first.values()];
  return {
    destinations: rows.length,
    perKgMinor: rows.reduce((sum, row) => sum + row.perKgMinor, 0),
    perParcelMinor: rows.reduce((sum, row) => sum + row.perParcelMinor, 0),
  };
}

describe("the price lists that ALP brings along", () => {
  // counted and added up in the source itself, so that a slip in the copy is seen
  it.each([
    ["CAINIAO_STANDARD", { destinations: 185, perKgMinor: 2_994_996, perParcelMinor: 349_392 }],
    ["CAINIAO_ECONOMY", { destinations: 29, perKgMinor: 44_187, perParcelMinor: 3_779 }],
    ["AE_CN_SUPER_ECONOMY_G", { destinations: 153, perKgMinor: 2_722_014, perParcelMinor: 41_558 }],
  ])("%s holds every destination of its sheet with its price", (code, expected) => {
    expect(sums(code)).toEqual(expected);
  });

  it("names countries only, and says of each other row of the sheet why it is left out", () => {
    for (const card of cards.values()) {
      expect(card.rows.filter((row) => !isCountryCode(row.country))).toEqual([]);
    }
    const omitted = rateCardFile.flatMap((card) => card.omitted.map(([destination]) => destination));
    expect(omitted).toEqual(["AN", "GG-ALDERNEY", "TZ-ZANZIBAR", "AN"]);
  });

  it("splits no price below 2 kg in two for one destination", () => {
    for (const card of cards.values()) {
      const prices = new Map<string, Set<string>>();
      for (const row of card.rows) {
        const known = prices.get(row.country) ?? new Set();
        prices.set(row.country, known.add(`${row.perKgMinor}+${row.perParcelMinor}`));
      }
      expect([...prices].filter(([, known]) => known.size !== 1)).toEqual([]);
    }
  });

  it.each([
    // the sheet publishes the first band of tiered routes only
    ["CAINIAO_STANDARD", "US", "1-150 confirmed, 151-2000 band_unpublished"],
    ["CAINIAO_STANDARD", "PS", "1-150 confirmed, 151-2000 band_unpublished"],
    // not said whether the route is tiered
    ["CAINIAO_STANDARD", "JP", "1-150 confirmed, 151-2000 band_not_confirmed"],
    ["CAINIAO_ECONOMY", "MX", "1-2000 confirmed"],
    ["AE_CN_SUPER_ECONOMY_G", "IN", "1-2000 confirmed"],
    // the upper band only; it begins above 50 or 80 g, above 100 g, or at a split that is not said
    ["AE_CN_SUPER_ECONOMY_G", "US", "81-2000 confirmed"],
    ["AE_CN_SUPER_ECONOMY_G", "PL", "101-2000 confirmed"],
    ["AE_CN_SUPER_ECONOMY_G", "IL", "101-2000 confirmed"],
    ["AE_CN_SUPER_ECONOMY_G", "KZ", "101-2000 confirmed"],
    ["AE_CN_SUPER_ECONOMY_G", "TR", "101-2000 confirmed"],
  ])("%s to %s: %s", (code, country, expected) => {
    const rows = rowsOf(code).filter((row) => row.country === country);
    expect(rows.map((row) => `${row.fromGrams}-${row.toGrams} ${row.status}`).join(", ")).toBe(expected);
  });
});

describe("a card", () => {
  const row = {
    country: "US",
    fromGrams: 1,
    toGrams: 100,
    perKgMinor: 1,
    perParcelMinor: 1,
    status: "confirmed",
  } as const;
  const compile = (...rows: RateRow[]) =>
    compileRateCard({
      ...{ id: "card", solutionCode: "X", currency: "CNY", validFrom: "2026-01-01", validTo: null, source: "test" },
      rows,
    });

  it("sorts its bands, whatever the order of its rows", () => {
    const card = compile({ ...row, fromGrams: 101, toGrams: 200 }, row);
    expect(card.bands.get("US")?.map(({ fromGrams }) => fromGrams)).toEqual([1, 101]);
  });

  it.each([
    ["bands that share a gram", [row, { ...row, fromGrams: 100, toGrams: 200 }]],
    ["a band twice", [row, row]],
    ["a band that ends before it begins", [{ ...row, fromGrams: 101 }]],
    ["a band from 0 g", [{ ...row, fromGrams: 0 }]],
  ])("refuses %s", (_, rows) => {
    expect(() => compile(...rows)).toThrow(/card: .*US/);
  });

  it.each([
    ["a price with a fraction of a fen", [{ rows: [["US", 1, 100, 7245.5, 3045, "confirmed"]] }]],
    ["a status that nobody knows", [{ rows: [["US", 1, 100, 7245, 3045, "guessed"]] }]],
    ["a day that does not exist", [{ validFrom: "2026-02-30" }]],
    ["a member that nobody knows", [{ surcharge: 1 }]],
  ])("file with %s is refused", (_, [change]) => {
    expect(() => readRateCardFile([{ ...rateCardFile[0], ...change }])).toThrow();
  });
});
