import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { isCountryCode } from "#lib/kit/country";
import { aRateCard, aRateRow } from "./cards.test-data.ts";
import { anyCountry, compileRateCard, type RateRow, rowsFor } from "./rate-card.ts";
import { readRateCardFile } from "./rate-card-file.ts";
import type { Surcharge } from "./surcharge.ts";

const cards = new Map(readRateCardFile(rateCardFile).map((card) => [card.solutionCode, card]));

function rowsOf(code: string): readonly RateRow[] {
  return cards.get(code)?.rows ?? [];
}

/** One row of the sheet may have become several bands: its price counts once. */
function sums(code: string) {
  const first = new Map(rowsOf(code).map((row) => [`${row.country} ${JSON.stringify(row.tariff)}`, row]));
  const rows = [...first.values()];
  return {
    prices: rows.length,
    perKg: rows.reduce((sum, { tariff }) => sum + (tariff.shape === "per_gram" ? tariff.perKgMicros : 0), 0) / 10_000,
    flat: rows.reduce((sum, { tariff }) => sum + (tariff.shape === "flat" ? tariff.priceMicros : 0), 0) / 10_000,
    perParcel: rows.reduce((sum, row) => sum + row.perParcelMicros, 0) / 10_000,
  };
}

describe("the price lists that ALP brings along", () => {
  // counted and added up in the source itself, so that a slip in the copy is seen
  it.each([
    ["CAINIAO_STANDARD", { prices: 185, perKg: 2_994_996, flat: 0, perParcel: 349_392 }],
    ["CAINIAO_ECONOMY", { prices: 29, perKg: 44_187, flat: 0, perParcel: 3_779 }],
    ["AE_CN_SUPER_ECONOMY_G", { prices: 153, perKg: 2_722_014, flat: 0, perParcel: 41_558 }],
    ["CAINIAO_SUPER_ECONOMY", { prices: 20, perKg: 22_908, flat: 0, perParcel: 1_712 }],
    ["YANWEN_JYT", { prices: 1, perKg: 10_200, flat: 0, perParcel: 500 }],
    ["CN_GLO_STD", { prices: 8, perKg: 11_800, flat: 62_400, perParcel: 4_600 }],
    ["CN_GLO_EXP", { prices: 8, perKg: 15_000, flat: 78_000, perParcel: 4_600 }],
    ["CN_GLO_STD_BAT", { prices: 8, perKg: 15_000, flat: 84_000, perParcel: 4_600 }],
  ])("%s holds every destination of its sheet with its price", (code, expected) => {
    expect(sums(code)).toEqual(expected);
  });

  it("names countries only, and says of each other row of the sheet why it is left out", () => {
    for (const card of cards.values()) {
      const named = card.rows.filter(({ country }) => country !== anyCountry);
      expect(named.filter((row) => !isCountryCode(row.country))).toEqual([]);
    }
    const omitted = rateCardFile.flatMap((card) => card.omitted.map(([destination]) => destination));
    expect(omitted).toEqual(["AN", "GG-ALDERNEY", "TZ-ZANZIBAR", "US", "AN"]);
  });

  it("splits no price below 2 kg in two for one destination, where prices are per gram", () => {
    for (const card of cards.values()) {
      const prices = new Map<string, Set<string>>();
      for (const { country, tariff, perParcelMicros, toGrams } of card.rows) {
        if (tariff.shape !== "per_gram" || toGrams > 2000) continue;
        const known = prices.get(country) ?? new Set();
        prices.set(country, known.add(`${tariff.perKgMicros}+${perParcelMicros}`));
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
  const row = aRateRow({ toGrams: 100 });
  const compile = (...rows: RateRow[]) => compileRateCard(aRateCard({ rows }));

  it("sorts its bands, whatever the order of its rows", () => {
    const card = compile({ ...row, fromGrams: 101, toGrams: 200 }, row);
    expect(card.bands.get("US")?.map(({ fromGrams }) => fromGrams)).toEqual([1, 101]);
  });

  it.each([
    ["bands that share a gram", [row, { ...row, fromGrams: 100, toGrams: 200 }]],
    ["a band twice", [row, row]],
    ["a band that ends before it begins", [{ ...row, fromGrams: 101 }]],
    ["a band from 0 g", [{ ...row, fromGrams: 0 }]],
    ["a band for any size over one for small parcels", [row, { ...row, parcel: "small", fromGrams: 50 }]],
    ["a price with a fraction of a millionth", [{ ...row, perParcelMicros: 0.5 }]],
    ["a negative price", [{ ...row, tariff: { shape: "flat", priceMicros: -1 } }]],
    ["a step of 0 g", [{ ...row, tariff: { shape: "per_step", stepGrams: 0, perStepMicros: 1 } }]],
    ["a price beyond what plain numbers hold", [{ ...row, tariff: { shape: "flat", priceMicros: 2 ** 50 } }]],
  ] satisfies [string, RateRow[]][])("refuses %s", (_, rows) => {
    expect(() => compile(...rows)).toThrow(/card: .*US/);
  });

  it.each([
    ["the same grams for other goods", [row, { ...row, goods: "battery" }]],
    [
      "the same grams for small and for large parcels",
      [
        { ...row, parcel: "small" },
        { ...row, parcel: "large" },
      ],
    ],
    ["the same grams for another destination", [row, { ...row, country: "DE" }]],
  ] satisfies [string, RateRow[]][])("takes %s", (_, rows) => {
    expect([...compile(...rows).bands.values()].flat()).toHaveLength(2);
  });

  it("prices every destination that it does not name by its row for all others", () => {
    const card = compile(row, { ...row, country: "*", perParcelMicros: 1 });
    expect(rowsFor(card, "US")?.[0]?.perParcelMicros).toBe(0);
    expect(rowsFor(card, "DE")?.[0]?.perParcelMicros).toBe(1);
    expect(rowsFor(card, "CN")).toBeNull();
    expect(rowsFor(compile(row), "DE")).toBeNull();
  });

  it("refuses surcharges that are a percentage of each other, and those whose sums plain numbers do not hold", () => {
    const names = { nameZh: "附加费", nameEn: "Surcharge", when: {} };
    const fuel: Surcharge = { ...names, code: "fuel", amount: { percentMillionths: 10_000, of: ["remote"] } };
    const remote: Surcharge = { ...names, code: "remote", amount: { percentMillionths: 10_000, of: ["fuel"] } };
    expect(() => compileRateCard(aRateCard({ surcharges: [fuel, remote] }))).toThrow(/depend/);
    const ordered = compileRateCard(aRateCard({ surcharges: [fuel, { ...remote, amount: { perParcelMicros: 1 } }] }));
    expect(ordered.surcharges.map(({ code }) => code)).toEqual(["remote", "fuel"]);
    const huge: Surcharge = { ...names, code: "peak", amount: { perKgMicros: 2 ** 45 } };
    expect(() => compileRateCard(aRateCard({ surcharges: [huge] }))).toThrow(/large/);
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
