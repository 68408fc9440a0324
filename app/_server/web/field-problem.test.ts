import { describe, expect, it } from "vitest";
import { z } from "zod";
import { saveProductInput } from "#lib/products/schema";
import { fieldProblem } from "./field-problem.ts";

function problemsOf(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map(fieldProblem);
}

const noFacts = Object.fromEntries(Object.keys(saveProductInput.shape.facts.shape).map((fact) => [fact, null]));
const product = (facts: Readonly<Record<string, unknown>>) => ({
  ...{ id: null, version: null, sku: "A", title: "A", attributes: "" },
  facts: { ...noFacts, ...facts },
});

describe("what a form is told", () => {
  it.each([
    [{ declaredMinor: 0 }, "facts.declaredMinor", "value_not_positive"],
    [{ declaredMinor: "XYZ 3" }, "facts.declaredMinor", "number_unreadable"],
    [{ weightGrams: 100, netGrams: 101 }, "facts.netGrams", "net_above_gross"],
    [{ hsCode: "85171" }, "facts.hsCode", "hs_code_digits"],
    [{ originCountry: "142" }, "facts.originCountry", "country_unknown"],
    [{ weightGrams: 999_999 }, "facts.weightGrams", "too_big"],
  ])("of %j at %s: %s", (facts, field, code) => {
    expect(problemsOf(saveProductInput, product(facts))).toMatchObject([{ field, code }]);
  });

  it("nothing of a product that is right", () => {
    expect(problemsOf(saveProductInput, product({ weightGrams: 100, netGrams: 100, declaredMinor: 1 }))).toEqual([]);
  });

  it("keeps zod's code where a schema names none", () => {
    expect(problemsOf(z.object({ a: z.string().min(2) }), { a: "" })).toMatchObject([{ code: "too_small" }]);
  });
});
