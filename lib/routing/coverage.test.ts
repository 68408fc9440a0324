import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import type { CountryCode } from "#lib/kit/country";
import { type CoverageCell, coverageOf } from "./coverage.ts";
import { matchTemplate, type Template } from "./template.ts";
import { aTemplate, predefinedOnly, to, worldwide } from "./templates.test-data.ts";

const countries: CountryCode[] = ["US", "PL", "DE", "BR"];

/** "a" covered by a, "a? c" conditional …, "-" a gap, "(b)" never reached. */
function cell({ state, parts, hidden }: CoverageCell): string {
  const winners = [...new Set(parts.flatMap(({ templateId }) => templateId ?? []))];
  const mark = state === "gap" ? ["-"] : state === "conditional" ? winners.map((id) => `${id}?`) : winners;
  return [...mark, ...hidden.map((id) => `(${id})`)].join(" ");
}

/** "1-2000 2001-30000 | US: a b | PL,DE: - -" */
function table(templates: readonly Template[]): string {
  const { bands, rows } = coverageOf(templates, predefinedOnly, countries);
  const head = bands.map(({ fromGrams, toGrams }) => `${fromGrams}-${toGrams}`).join(" ");
  return [head, ...rows.map((row) => `${row.countries.join(",")}: ${row.cells.map(cell).join(" / ")}`)].join(" | ");
}

describe("the table of countries by bands", () => {
  it.each<[string, Template[], string]>([
    ["no template: one gap", [], "1-30000 | US,PL,DE,BR: -"],
    ["one for all", [aTemplate({ id: "a" })], "1-30000 | US,PL,DE,BR: a"],
    [
      "light and heavy",
      [aTemplate({ id: "a", toGrams: 2000 }), aTemplate({ id: "b", fromGrams: 2001 })],
      "1-2000 2001-30000 | US,PL,DE,BR: a / b",
    ],
    [
      "a hole between two bands",
      [aTemplate({ id: "a", toGrams: 999 }), aTemplate({ id: "b", fromGrams: 1001 })],
      "1-999 1000-1000 1001-30000 | US,PL,DE,BR: a / - / b",
    ],
    [
      "the first hides the second where both hold",
      [aTemplate({ id: "a", position: 1, toGrams: 500 }), aTemplate({ id: "b", position: 2, destinations: to("eu") })],
      "1-500 501-30000 | US,BR: a / - | PL,DE: a (b) / b",
    ],
    [
      "a condition lets the next one through",
      [
        aTemplate({ id: "a", position: 1, cargoKinds: ["liquid"] }),
        aTemplate({ id: "b", position: 2 }),
        aTemplate({ id: "c", position: 3 }),
      ],
      "1-30000 | US,PL,DE,BR: b a (c)",
    ],
    ["a condition alone", [aTemplate({ id: "a", upToUsdMinor: 500 })], "1-30000 | US,PL,DE,BR: a?"],
    [
      "two conditions that meet leave nothing open",
      [aTemplate({ id: "a", upToUsdMinor: 500 }), aTemplate({ id: "b", position: 2, overUsdMinor: 500 })],
      "1-30000 | US,PL,DE,BR: a b",
    ],
    [
      "two conditions that do not",
      [aTemplate({ id: "a", upToUsdMinor: 500 }), aTemplate({ id: "b", position: 2, overUsdMinor: 600 })],
      "1-30000 | US,PL,DE,BR: a? b?",
    ],
    [
      "switched off",
      [aTemplate({ id: "a", isActive: false }), aTemplate({ id: "b", position: 2, destinations: to("US") })],
      "1-30000 | US: b | PL,DE,BR: -",
    ],
  ])("%s", (_, templates, expected) => {
    expect(table(templates)).toBe(expected);
  });

  test("values and goods that share an answer are one part", () => {
    const [row] = coverageOf(
      [
        aTemplate({ id: "a", position: 1, overUsdMinor: 100, upToUsdMinor: 200, cargoKinds: ["liquid"] }),
        aTemplate({ id: "b", position: 2, upToUsdMinor: 500 }),
      ],
      predefinedOnly,
      ["US"],
    ).rows;
    const said = row?.cells[0]?.parts.map((part) => [
      part.templateId,
      part.overUsdMinor,
      part.upToUsdMinor,
      part.cargoKinds.length,
    ]);
    expect(said).toEqual([
      ["b", null, 100, 8],
      ["b", 100, 200, 7],
      ["a", 100, 200, 1],
      ["b", 200, 500, 8],
      [null, 500, null, 8],
    ]);
  });
});

const anyTemplate = fc
  .record({
    id: fc.uuid(),
    position: fc.nat(9),
    isActive: fc.boolean(),
    destinations: fc.constantFrom(worldwide, to("eu"), to("US BR"), to("eu", "PL"), to("latin_america")),
    fromGrams: fc.constantFrom(1, 100, 101, 500),
    toGrams: fc.constantFrom(99, 100, 500, 2000, 30_000, 70_000),
    overUsdMinor: fc.option(fc.constantFrom(0, 200, 500)),
    upToUsdMinor: fc.option(fc.constantFrom(200, 500, 501)),
    cargoKinds: fc.subarray([...cargoKinds], { maxLength: 3 }),
  })
  .map((change) => aTemplate(change));

test("every gram of every country lies in one cell, and its winner is what decides", () => {
  const order = fc.record({
    country: fc.constantFrom(...countries),
    weightGrams: fc.oneof(fc.integer({ min: 1, max: 30_000 }), fc.constantFrom(1, 99, 100, 101, 499, 500, 501, 2000)),
    kind: fc.constantFrom(...cargoKinds),
    paidUsdMinor: fc.constantFrom(0, 1, 199, 200, 201, 500, 501, 502, 9999),
  });
  fc.assert(
    fc.property(fc.array(anyTemplate, { maxLength: 5 }), order, (templates, { kind, ...facts }) => {
      const { bands, rows } = coverageOf(templates, predefinedOnly, countries);
      const columns = bands.flatMap(({ fromGrams, toGrams }, index) =>
        fromGrams <= facts.weightGrams && facts.weightGrams <= toGrams ? [index] : [],
      );
      const own = rows.filter((row) => row.countries.includes(facts.country));
      expect([columns.length, own.length]).toEqual([1, 1]);
      const parts = own[0]?.cells[columns[0] ?? -1]?.parts ?? [];
      const hits = parts.filter(
        (part) =>
          part.cargoKinds.includes(kind) &&
          facts.paidUsdMinor > (part.overUsdMinor ?? -1) &&
          facts.paidUsdMinor <= (part.upToUsdMinor ?? Number.POSITIVE_INFINITY),
      );
      expect(hits).toHaveLength(1);
      const winner = matchTemplate(templates, predefinedOnly, { ...facts, cargoKinds: [kind] });
      expect(hits[0]?.templateId).toBe(winner?.id ?? null);
    }),
    { numRuns: 500 },
  );
});
