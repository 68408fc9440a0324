import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import type { CarrierRow } from "#lib/carriers/carrier";
import type { Certification } from "#lib/carriers/certification";
import type { CertificationState } from "#lib/carriers/certification-states";
import { countryCodes } from "#lib/kit/country";
import { countServed, filterLanes, lanesOf, marketCarriers, marketOffers } from "./market.ts";
import { type MarketSearch, marketQuery, parseMarketSearch, plainMarket } from "./market-search.ts";
import { shippedBook as bookOf } from "./routing.test-data.ts";

const shippedBook = bookOf(rateCardFile);
const search = (change: Partial<MarketSearch>): MarketSearch => ({ ...plainMarket, ...change });
const offers = (change: Partial<MarketSearch>, book = shippedBook) => marketOffers(book, search(change), "cost");
const codes = (change: Partial<MarketSearch>) => offers(change).map(({ solution }) => solution.code);

describe("what the market offers for a parcel", () => {
  it("is every solution, each once, the usable ones first and with their price", () => {
    const all = offers({ country: "ES" });
    expect(all.map(({ solution }) => solution.code).sort()).toEqual(
      shippedBook.solutions.map(({ code }) => code).sort(),
    );
    const standings = all.map(({ candidate }) => candidate.standing);
    expect(standings.indexOf("out")).toBeGreaterThan(standings.lastIndexOf("eligible"));
    expect(all[0]?.candidate).toMatchObject({ standing: "eligible", quote: { status: "confirmed" } });
  });

  it.each<[Partial<MarketSearch>, (one: { family: string | null; carrierCode: string }) => boolean]>([
    [{ family: "standard" }, ({ family }) => family === "standard"],
    [{ family: "own" }, ({ family }) => family === null],
    [{ carrier: "dhl" }, ({ carrierCode }) => carrierCode === "dhl"],
    [{ carrier: "cainiao", family: "own" }, ({ carrierCode, family }) => carrierCode === "cainiao" && family === null],
    [{ carrier: "nobody" }, () => false],
  ])("filtered by %j", (change, fits) => {
    const expected = shippedBook.solutions.filter(fits).map(({ code }) => code);
    expect(codes(change).sort()).toEqual(expected.sort());
  });

  it("says what a solution refuses instead of hiding it", () => {
    const heavy = offers({ weightGrams: 40_000 }).find(({ solution }) => solution.code === "CAINIAO_STANDARD");
    expect(heavy?.candidate).toMatchObject({ standing: "out", hindrances: [{ code: "overweight" }] });
  });
});

describe("the lanes of a solution", () => {
  const [solution] = shippedBook.solutions;
  if (!solution) throw new Error("no solution");
  const lanes = lanesOf(shippedBook, solution, plainMarket);

  it("are all countries and regions, priced only where it goes", () => {
    expect(lanes.map(({ country }) => country)).toEqual(countryCodes);
    const unserved = lanes.filter(({ served }) => served === "not_served" || served === "no_price");
    expect(unserved.filter(({ quote }) => quote.status !== "no_published_price")).toEqual([]);
  });

  it("are counted once each, for every solution", () => {
    for (const one of shippedBook.solutions) {
      const counts = Object.values(countServed(shippedBook, one));
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
  ])("searched for %j", (text, expected) => {
    const found = filterLanes(lanes, text).map(({ country }) => country);
    if (typeof expected === "string") expect(found).toContain(expected);
    else expect(found).toHaveLength(expected);
  });
});

describe("the carriers of the market", () => {
  const carrier = (code: string, nameZh: string): CarrierRow => ({
    ...{ code, nameZh, nameEn: code.toUpperCase(), kind: "line", website: "", contact: "secret", note: "secret" },
    ...{ isPending: false, source: "", version: 1, editedBy: "", updatedAt: 0 },
  });
  const certification = (carrierCode: string, state: CertificationState): Certification => ({
    ...{ id: carrierCode, carrierCode, state, validFrom: "2020-01-01", validTo: null, reason: "揽收超时" },
    scope: { solutions: "all", countries: "all", cargoKinds: "all" },
  });
  const states = {
    cainiao: "certified",
    yanwen: "suspended",
    gati: "certified",
    ubi: "review",
    old: "expired",
  } as const;
  const book = {
    ...shippedBook,
    certifications: new Map(Object.entries(states).map(([code, state]) => [code, [certification(code, state)]])),
  };
  const carriers = ["old", "gati", "ubi", "yanwen", "cainiao", "none"].map((code) => carrier(code, `中 ${code}`));

  it("are those that hold a certificate, with solutions first; stopped ones below with their reason", () => {
    const shown = marketCarriers(carriers, book, "");
    expect(shown.map(({ code, standing }) => `${code} ${standing}`)).toEqual([
      ...["cainiao certified", "gati certified", "yanwen suspended", "old expired"],
    ]);
    expect(shown[2]?.certification?.reason).toBe("揽收超时");
    expect(shown[0]?.solutions.length).toBeGreaterThan(0);
  });

  it("tell sellers nothing that staff keep for themselves", () => {
    expect(JSON.stringify(marketCarriers(carriers, book, ""))).not.toContain("secret");
  });

  it.each([
    ["GATI", 1],
    ["中", 4],
    ["none", 0],
  ])("searched for %s: %i", (text, expected) => {
    expect(marketCarriers(carriers, book, text)).toHaveLength(expected);
  });
});

describe("the market's address", () => {
  it.each<[Record<string, string | string[]>, Partial<MarketSearch>]>([
    [{}, {}],
    [
      { weight: "350", q: " 法国 " },
      { weightGrams: 350, text: "法国" },
    ],
    [{ weight: ["2000", "1"] }, { weightGrams: 2000 }],
    [{ weight: "70000" }, { weightGrams: 70_000 }],
    [{ weight: "70001" }, { isWeightRefused: true }],
    [{ weight: "0" }, { isWeightRefused: true }],
    [{ weight: "-5" }, { isWeightRefused: true }],
    [{ weight: "1.5" }, { isWeightRefused: true }],
    [{ weight: "1e3" }, { isWeightRefused: true }],
    [{ weight: "" }, {}],
    [{ q: "x".repeat(100) }, { text: "x".repeat(60) }],
    [
      { to: "es", cargo: "liquid", family: "own", carrier: "dhl" },
      { country: "ES", cargoKind: "liquid", family: "own", carrier: "dhl" },
    ],
    [{ to: "Spain", cargo: "gold", family: "x", view: "y" }, {}],
    [{ view: "lanes" }, {}],
    [
      { view: "lanes", solution: "CAINIAO_STANDARD" },
      { view: "lanes", solution: "CAINIAO_STANDARD" },
    ],
    [{ view: "carriers" }, { view: "carriers" }],
  ])("%j", (params, change) => {
    const expected = search(change);
    expect(parseMarketSearch(params)).toEqual(expected);
    const again = parseMarketSearch(Object.fromEntries(new URLSearchParams(marketQuery(expected))));
    expect(again).toEqual({ ...expected, isWeightRefused: false });
  });
});
