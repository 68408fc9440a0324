import { describe, expect, it } from "vitest";
import { noFacts, type ProductFact, type ProductFacts } from "#lib/products/product";
import { matchSuggestions, type ProductContext, productSuggestions } from "./product-suggestions.ts";

const nothing: ProductContext = { siblings: [], candidates: [], isSure: false, origins: new Map() };
const like = (...siblings: Partial<ProductFacts>[]): ProductContext => ({
  ...nothing,
  siblings: siblings.map((facts) => ({ ...noFacts, ...facts })),
});
const candidate = (code: string, confidence: number) => ({ code, confidence, nameZh: "杯", nameEn: "cup" });

const proposed = (fact: ProductFact, context: ProductContext, now = "") =>
  productSuggestions(fact, now, context).map(({ value, isSafe }) => [value, isSafe]);

describe("what is proposed for a product", () => {
  it("what all other colours and sizes have; what differs between sizes only to be chosen", () => {
    const siblings = like({ originCountry: "CN", weightGrams: 120, hsCode: "691110" }, { originCountry: "CN" });
    expect(proposed("originCountry", siblings)).toEqual([["CN", true]]);
    expect(proposed("hsCode", siblings)).toEqual([["691110", true]]);
    expect(proposed("weightGrams", siblings)).toEqual([["120", false]]);
    expect(proposed("nameZh", siblings)).toEqual([]);
  });

  it("nothing where they disagree, and not what it is already", () => {
    expect(proposed("originCountry", like({ originCountry: "CN" }, { originCountry: "VN" }))).toEqual([]);
    expect(proposed("hsCode", like({ hsCode: "691110" }), "691110")).toEqual([]);
  });

  it("the recogniser's codes, the first by one key only where it is sure", () => {
    const candidates = [candidate("6911101900", 9_000), candidate("691200", 600)];
    expect(proposed("hsCode", { ...nothing, candidates, isSure: true })).toEqual([
      ["6911101900", true],
      ["691200", false],
    ]);
    expect(proposed("hsCode", { ...nothing, candidates })).toEqual([
      ["6911101900", false],
      ["691200", false],
    ]);
    expect(proposed("hsCode", { ...like({ hsCode: "392410" }), candidates, isSure: true })).toEqual([
      ["392410", true],
      ["6911101900", false],
      ["691200", false],
    ]);
  });

  it("the catalogue's origin where there is but one, of some products", () => {
    const origins = (list: [string, number][]) => ({ ...nothing, origins: new Map(list) });
    expect(proposed("originCountry", origins([["CN", 3]]))).toEqual([["CN", true]]);
    expect(proposed("originCountry", origins([["CN", 2]]))).toEqual([]);
    expect(
      proposed(
        "originCountry",
        origins([
          ["CN", 90],
          ["VN", 1],
        ]),
      ),
    ).toEqual([]);
    expect(proposed("weightGrams", origins([["CN", 90]]))).toEqual([]);
  });
});

describe("what an unmatched line may be", () => {
  const product = (id: string, sku: string | null, title = "Cup", attributes = "Red") => ({
    id,
    sku,
    title,
    attributes,
  });
  const line = { sku: "cup 01-red", title: "Cup", attributes: "Red" };
  const found = (products: ReturnType<typeof product>[], wanted = line) =>
    matchSuggestions(wanted, products).map(({ value, isSafe }) => [value, isSafe]);

  it("the one product with the same letters and digits, then the one of the same title and attributes", () => {
    expect(found([product("a", "CUP01RED", "Other"), product("b", "X-1", "Cup", "Blue")])).toEqual([["a", true]]);
    expect(found([product("b", null)], { ...line, sku: "" })).toEqual([["b", true]]);
  });

  it("nothing by itself where two fit", () => {
    expect(found([product("a", "CUP-01-RED", "T"), product("b", "CUP01RED", "U")])).toEqual([
      ["a", false],
      ["b", false],
    ]);
    expect(found([product("a", "CUP-02", "Other"), product("b", null, "Cup", "Blue")])).toEqual([]);
  });
});
