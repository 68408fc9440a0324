import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { officialSolutions } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { cardsOf, shippedRates } from "#lib/rates/cards.test-data";
import { countServed, filterMarket, marketOf } from "./market.ts";
import { parseMarketSearch } from "./market-search.ts";
import { serviceRules } from "./tables/service-rules.ts";

const shippedCards = cardsOf(rateCardFile);

const rows = marketOf(
  {
    solutions: officialSolutions,
    cards: shippedCards,
    rules: serviceRules,
    exchangeRates: shippedRates,
    today: "2026-11-25",
    ...{ certifications: null, lanes: new Map() },
  },
  100,
);

describe("the market", () => {
  it("has a row for every country and region and a cell for every solution", () => {
    expect(rows.map(({ country }) => country)).toEqual(countryCodes);
    expect(rows.every(({ cells }) => cells.length === officialSolutions.length)).toBe(true);
  });

  it("shows no price where a solution does not go", () => {
    const cells = rows
      .flatMap((row) => row.cells)
      .filter(({ served }) => served === "not_served" || served === "no_price");
    expect(cells.filter(({ quote }) => quote.status !== "no_published_price")).toEqual([]);
  });

  it("counts each destination once", () => {
    for (const { code } of officialSolutions) {
      const counts = Object.values(countServed(rows, code));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(countryCodes.length);
    }
  });

  it.each([
    ["", countryCodes.length],
    ["西班牙", 1],
    ["spain", 1],
    [" ES ", "ES"],
    ["reunion", 1],
    ["Côte", 1],
    ["nowhere", 0],
  ])("search for %j", (text, expected) => {
    const found = filterMarket(rows, text).map(({ country }) => country);
    if (typeof expected === "string") expect(found).toContain(expected);
    else expect(found).toHaveLength(expected);
  });
});

describe("the market's address", () => {
  it.each([
    [{}, { weightGrams: 100, text: "", isWeightRefused: false }],
    [
      { weight: "350", q: " 法国 " },
      { weightGrams: 350, text: "法国", isWeightRefused: false },
    ],
    [{ weight: ["2000", "1"] }, { weightGrams: 2000, text: "", isWeightRefused: false }],
    [{ weight: "30000" }, { weightGrams: 30_000, text: "", isWeightRefused: false }],
    [{ weight: "30001" }, { weightGrams: 100, text: "", isWeightRefused: true }],
    [{ weight: "0" }, { weightGrams: 100, text: "", isWeightRefused: true }],
    [{ weight: "-5" }, { weightGrams: 100, text: "", isWeightRefused: true }],
    [{ weight: "1.5" }, { weightGrams: 100, text: "", isWeightRefused: true }],
    [{ weight: "1e3" }, { weightGrams: 100, text: "", isWeightRefused: true }],
    [{ weight: "" }, { weightGrams: 100, text: "", isWeightRefused: false }],
    [{ q: "x".repeat(100) }, { weightGrams: 100, text: "x".repeat(60), isWeightRefused: false }],
  ])("%j", (params, expected) => {
    expect(parseMarketSearch(params)).toEqual(expected);
  });
});
