import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { aRateCard, aRateRow, perKg, shippedRates } from "./cards.test-data.ts";
import type { RateCardFacts, RateRow } from "./rate-card.ts";
import { type CardContext, type CardFinding, checkRateCard } from "./rate-card-check.ts";
import { readRateCardFile } from "./rate-card-file.ts";
import type { Surcharge } from "./surcharge.ts";

const context: CardContext = { earlier: [], rates: shippedRates, today: "2026-11-25" };

/** "band_gap US 101-200" for each finding, in their order. */
function read(finding: CardFinding): string {
  const { code, country, values } = finding;
  const range = values.from === undefined ? "" : ` ${values.from}-${values.to}`;
  return `${code}${country === null ? "" : ` ${country}`}${range}`;
}

function findings(change: Partial<RateCardFacts>, given: Partial<CardContext> = {}): string[] {
  return checkRateCard(aRateCard(change), { ...context, ...given }).map(read);
}

const row = (change: Partial<RateRow>) => aRateRow({ tariff: perKg(7245), perParcelMicros: 30_450_000, ...change });
const flat = (fromGrams: number, toGrams: number, price: number) =>
  aRateRow({ fromGrams, toGrams, tariff: { shape: "flat", priceMicros: price * 1_000_000 } });

describe("a rate card is checked before it is saved", () => {
  it.each<[string, readonly RateRow[], readonly string[]]>([
    ["one band from 1 g on", [row({})], []],
    ["no rows", [], ["card_empty"]],
    ["bands that follow each other", [row({ toGrams: 150 }), row({ fromGrams: 151 })], []],
    ["a gap of one gram", [row({ toGrams: 149 }), row({ fromGrams: 151 })], ["band_gap US 150-150"]],
    ["bands that share a gram", [row({ toGrams: 150 }), row({ fromGrams: 150 })], ["bands_overlap US 150-150"]],
    [
      "one band within another, and a third that touches the outer one only",
      [row({}), row({ fromGrams: 10, toGrams: 20 }), row({ fromGrams: 2000, toGrams: 3000 })],
      ["bands_overlap US 10-2000", "bands_overlap US 2000-2000"],
    ],
    ["a first band from 81 g on", [row({ fromGrams: 81 })], ["band_begins_late US 1-80"]],
    ["large parcels from 2 kg on only", [row({ parcel: "large", fromGrams: 2001, toGrams: 30_000 })], []],
    [
      "small and large bands, with a gap between them",
      [row({ parcel: "small" }), row({ parcel: "large", fromGrams: 3000, toGrams: 4000 })],
      [],
    ],
    ["a band for any size over one for small", [row({}), row({ parcel: "small" })], ["bands_overlap US 1-2000"]],
    ["the same grams for other goods", [row({}), row({ goods: "battery" })], []],
    ["a country that does not exist", [row({ country: "ZZ" })], ["country_unknown ZZ"]],
    ["a price for all other countries", [row({}), row({ country: "*" })], []],
    [
      "a band that ends before it begins",
      [row({ fromGrams: 300, toGrams: 200 })],
      ["band_reversed US 300-200", "band_begins_late US 1-299"],
    ],
    ["a next band at half the price", [flat(1, 100, 80), flat(101, 200, 40)], []],
    ["a next band at less than half", [flat(1, 100, 80), flat(101, 200, 39)], ["price_falls US"]],
    ["a next band at ten times the price", [flat(1, 100, 10), flat(101, 200, 100)], []],
    ["a next band at more than ten times", [flat(1, 100, 10), flat(101, 200, 101)], ["price_jumps US"]],
    ["7,245 per kg instead of 72.45", [row({ tariff: perKg(724_500) })], ["price_per_kg_high US"]],
    ["0.72 per kg instead of 72", [row({ tariff: perKg(72), perParcelMicros: 0 })], ["price_per_kg_low US"]],
    [
      "a price that plain numbers do not hold",
      [row({ tariff: { shape: "flat", priceMicros: 2 ** 50 } })],
      ["price_per_kg_high US", "card_inexact"],
    ],
  ])("%s", (_, rows, expected) => {
    expect(findings({ rows })).toEqual(expected);
  });

  const usd = { id: "old", currency: "USD", validFrom: "2026-01-01", validTo: null, version: 1 } as const;
  it.each<[string, Partial<RateCardFacts>, CardContext["earlier"], readonly string[]]>([
    ["days that are reversed", { validTo: "2025-12-31" }, [], ["dates_reversed 2026-01-01-2025-12-31"]],
    ["a card that ended yesterday", { validTo: "2026-11-24" }, [], ["ended_already"]],
    ["a card that ends today", { validTo: "2026-11-25" }, [], []],
    ["another currency than before", {}, [usd], ["currency_changed"]],
    ["another currency than a card before the last", {}, [usd, { ...usd, currency: "CNY", version: 2 }], []],
    [
      "a beginning before the current card's",
      { validFrom: "2025-01-01", currency: "USD" },
      [usd],
      ["begins_before_current"],
    ],
    ["itself among the earlier cards", { id: "old" }, [usd], []],
  ])("%s", (_, change, earlier, expected) => {
    const seen = findings({ rows: [row({ tariff: perKg(1500) })], ...change }, { earlier });
    expect(
      seen.map((text) => text.replace("begins_before_current 2025-01-01-undefined", "begins_before_current")),
    ).toEqual(expected);
  });

  it("looks at surcharges: circles, reversed days, more than their base", () => {
    const names = { nameZh: "附加费", nameEn: "Surcharge", when: {} };
    const circle: Surcharge[] = [
      { ...names, code: "fuel", amount: { percentMillionths: 2_000_000, of: ["peak"] } },
      { ...names, code: "peak", amount: { percentMillionths: 1, of: ["fuel"] } },
    ];
    const late: Surcharge = { ...names, code: "peak", when: { from: "2026-12-31", to: "2026-10-01" }, amount: {} };
    expect(findings({ rows: [row({})], surcharges: circle })).toEqual(["surcharges_circular", "percent_high"]);
    expect(findings({ rows: [row({})], surcharges: [late] })).toEqual([
      "surcharge_dates_reversed 2026-12-31-2026-10-01",
    ]);
  });

  it("names the row of the card, so that the sheet's row can be shown", () => {
    const rows = [row({ country: "DE" }), row({}), row({ fromGrams: 3000, toGrams: 4000 })];
    const [gap] = checkRateCard(aRateCard({ rows }), context);
    expect(gap).toMatchObject({ level: "warning", code: "band_gap", country: "US", rowIndex: 2 });
  });

  it("finds no error in the cards that ALP brings along, and only what their sources lack", () => {
    const seen = readRateCardFile(rateCardFile).flatMap((card) =>
      checkRateCard(card, context).map((finding) => ({ card: card.solutionCode, ...finding })),
    );
    expect(seen.filter(({ level }) => level === "error")).toEqual([]);
    expect(new Set(seen.map(({ card, code }) => `${card} ${code}`))).toEqual(
      new Set(["AE_CN_SUPER_ECONOMY_G band_begins_late"]),
    );
  });

  it("checks 100,000 rows without comparing each with each", () => {
    const rows = Array.from({ length: 100_000 }, (_, index) =>
      row({ country: index % 2 === 0 ? "US" : "DE", fromGrams: 1 + 10 * index, toGrams: 10 + 10 * index }),
    );
    expect(checkRateCard(aRateCard({ rows }), context).filter(({ code }) => code === "bands_overlap")).toEqual([]);
  });
});
