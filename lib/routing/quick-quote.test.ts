import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxQuoteGrams, parseQuickQuote } from "./quick-quote.ts";
import { quickQuoteQuery } from "./quick-quote-fields.ts";

const today = "2026-11-28";
const parse = (params: Record<string, string>) => parseQuickQuote(params, today);
const problem = (params: Record<string, string>) =>
  parse({ to: "US", weight: "100", ...params }).problems.map(({ field, code }) => `${field}: ${code}`);

describe("what is typed into the quick quote", () => {
  it.each([
    ["150", 150],
    ["150g", 150],
    ["150 克", 150],
    ["１５０", 150],
    ["0.35kg", 350],
    ["1.2 公斤", 1200],
    ["1斤", 500],
    ["1,250", 1250],
    ["0.1", 1],
    ["100.01", 101],
    ["70kg", 70_000],
  ])("a weight of %s is %d g", (weight, grams) => {
    expect(parse({ to: "US", weight }).input?.weightGrams).toBe(grams);
  });

  it.each([
    ["0", "weight_zero"],
    ["0.00kg", "weight_zero"],
    ["-5", "weight_negative"],
    ["−5 g", "weight_negative"],
    ["abc", "weight_unreadable"],
    ["5 lb", "weight_unreadable"],
    ["1e3", "weight_unreadable"],
    ["100.1kg", "weight_too_heavy"],
  ])("a weight of %s is refused: %s", (weight, code) => {
    const { input, problems, typed } = parse({ to: "US", weight });
    expect(problems).toMatchObject([{ field: "weight", code, values: { given: weight } }]);
    expect(input).toBeNull();
    expect(typed.weight).toBe(weight);
  });

  it.each([
    ["us", "US"],
    ["美国", "US"],
    ["Russian Federation", "RU"],
    ["DEU", "DE"],
  ])("the destination %s is %s", (to, country) => {
    expect(parse({ to, weight: "1" }).input?.country).toBe(country);
  });

  it.each([
    [{ to: "Atlantis" }, ["to: country_unknown"]],
    [{ to: "QQ" }, ["to: country_unknown"]],
    [{ size: "20x15" }, ["size: size_unreadable"]],
    [{ size: "0x15x5" }, ["size: size_out_of_range"]],
    [{ size: "900 x 15 x 5" }, ["size: size_out_of_range"]],
    [{ value: "ten" }, ["value: value_unreadable"]],
    [{ value: "-1" }, ["value: value_out_of_range"]],
    [{ by: "2026-02-30" }, ["by: date_unreadable"]],
    [{ by: "2026-11-27" }, ["by: date_past"]],
    [{ to: "Atlantis", weight: "0" }, ["to: country_unknown", "weight: weight_zero"]],
  ])("%o is answered with %o", (params, expected) => {
    expect(problem(params)).toEqual(expected);
  });

  it.each([
    ["20x15x5", [200, 150, 50]],
    ["20 × 15 × 5 cm", [200, 150, 50]],
    ["20*15.5*5", [200, 155, 50]],
    ["200x150x50mm", [200, 150, 50]],
    ["20，15，5", [200, 150, 50]],
  ])("a size of %s is %o mm", (size, sides) => {
    expect(parse({ to: "US", weight: "1", size }).input?.sizeMm).toEqual(sides);
  });

  it("asks for nothing while country or weight is missing", () => {
    expect(parse({})).toMatchObject({ input: null, problems: [] });
    expect(parse({ to: "US" })).toMatchObject({ input: null, problems: [] });
  });

  it("keeps in the address what was typed, whatever it is", () => {
    fc.assert(
      fc.property(fc.record({ to: fc.string(), weight: fc.string(), size: fc.string() }), (params) => {
        const { typed } = parse(params);
        const again = parse(Object.fromEntries(new URLSearchParams(quickQuoteQuery(typed))));
        expect(again.typed.weight).toBe(typed.weight.trim());
        expect(again.typed.to).toBe(typed.to.trim());
      }),
    );
  });

  it("never answers a weight outside what a parcel may weigh", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (weight) => {
        const grams = parse({ to: "US", weight }).input?.weightGrams ?? 1;
        expect(Number.isInteger(grams) && grams >= 1 && grams <= maxQuoteGrams).toBe(true);
      }),
    );
  });
});
