import { describe, expect, it } from "vitest";
import { type LabelledCell, labelledFacets, labelledQuery, parseLabelledSearch } from "./labelled-search.ts";

const plain = parseLabelledSearch({});
const id = "3e8eaaa9-b31f-4237-b7fa-86807af5d8d0";

describe("the address", () => {
  it.each([
    [{}, ""],
    [{ q: " LP12 ", country: "FR" }, "?q=LP12&country=FR"],
    [{ place: "none", print: "no" }, "?place=none&print=no"],
    [{ country: "france", solution: "x y", store: "1", place: "sack", print: "maybe" }, ""],
    [{ country: ["DE", "FR"], store: id }, `?country=DE&store=${id}`],
    [{ after: `12~${id}` }, `?after=12%7E${id}`],
    [{ after: "yesterday" }, ""],
  ])("%o", (params, query) => {
    expect(labelledQuery(parseLabelledSearch(params))).toBe(query);
  });
});

describe("labelledFacets", () => {
  const cell = (country: string, place: string, print: string, count: number): LabelledCell => ({
    ...{ country, place, print, count },
    ...{ solution: "STANDARD", store: "s" },
  });
  const cells = [cell("FR", "none", "no", 3), cell("FR", "open", "yes", 2), cell("DE", "none", "yes", 5)];

  it("counts each choice under every other filter", () => {
    const { country, place, print, found } = labelledFacets(cells, { ...plain, country: "FR" });
    expect(found).toBe(5);
    expect(country).toEqual([
      { value: "DE", count: 5 },
      { value: "FR", count: 5 },
    ]);
    expect(place).toEqual([
      { value: "none", count: 3 },
      { value: "open", count: 2 },
    ]);
    expect(print).toEqual([
      { value: "no", count: 3 },
      { value: "yes", count: 2 },
    ]);
  });

  it("finds all without a filter and none where nothing fits", () => {
    expect(labelledFacets(cells, plain).found).toBe(10);
    expect(labelledFacets(cells, { ...plain, country: "US" })).toMatchObject({ found: 0, place: [] });
  });
});
