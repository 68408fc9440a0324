import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellTypes } from "./cell-types.ts";
import { refuseMsds } from "./check-msds.ts";
import { msdsFactsInput } from "./msds-schema.ts";
import { msdsQuery, parseMsdsSearch } from "./msds-search.ts";
import { noMsdsTyped, type TypedMsds, typedMsds, untypedMsds } from "./typed-msds.ts";

const typed = (change: Partial<TypedMsds>): TypedMsds => ({
  ...{ ...noMsdsTyped, validUntil: "2027-12-31", wattHours: "15.4" },
  ...change,
});

describe("what is typed of an MSDS", () => {
  it.each<[string, Partial<TypedMsds>, Record<string, unknown>]>([
    ["watt hours with a point", {}, { energyMilliwattHours: 15_400, lithiumMilligrams: null, cellCount: null }],
    ["with their unit", { wattHours: "15.4 Wh" }, { energyMilliwattHours: 15_400 }],
    ["with a comma", { wattHours: "15,4" }, { energyMilliwattHours: 15_400 }],
    ["full width", { wattHours: "１５．４" }, { energyMilliwattHours: 15_400 }],
    ["cells", { cellCount: " 2 " }, { cellCount: 2 }],
    [
      "grams of lithium, and watt hours left over",
      { cellType: "lithium_metal", lithiumGrams: "0.3" },
      { energyMilliwattHours: null, lithiumMilligrams: 300 },
    ],
    [
      "nickel needs neither",
      { cellType: "nickel_metal_hydride", wattHours: "x" },
      { energyMilliwattHours: null, lithiumMilligrams: null },
    ],
  ])("%s", (_, change, facts) => {
    expect(untypedMsds(typed(change))).toMatchObject({ facts });
  });

  it.each<[string, Partial<TypedMsds>, string[]]>([
    ["no date", { validUntil: "" }, ["validUntil date_missing"]],
    ["a day that is none", { validUntil: "2027-02-30" }, ["validUntil date_missing"]],
    ["no watt hours", { wattHours: "" }, ["wattHours amount_missing"]],
    ["words for watt hours", { wattHours: "many" }, ["wattHours amount_unreadable"]],
    ["a comma that may mean two things", { wattHours: "1,200" }, ["wattHours amount_unreadable"]],
    ["nothing in watt hours", { wattHours: "0" }, ["wattHours amount_unreadable"]],
    ["less than nothing", { wattHours: "-3" }, ["wattHours amount_unreadable"]],
    ["a power station", { wattHours: "10001" }, ["wattHours amount_unreadable"]],
    ["no lithium said", { cellType: "lithium_metal" }, ["lithiumGrams amount_missing"]],
    ["half a cell", { cellCount: "0.5" }, ["cellCount cells_unreadable"]],
    ["nothing at all", { validUntil: "", wattHours: "" }, ["validUntil date_missing", "wattHours amount_missing"]],
  ])("%s is named at its field", (_, change, problems) => {
    const read = untypedMsds(typed(change));
    expect("problems" in read ? read.problems.map(({ field, code }) => `${field} ${code}`) : []).toEqual(problems);
  });

  it("comes back as it was typed, and the server takes whatever the form does", () => {
    const facts = fc
      .record({
        cellType: fc.constantFrom(...cellTypes),
        amount: fc.integer({ min: 1, max: 10_000_000 }),
        cellCount: fc.option(fc.integer({ min: 1, max: 500 })),
      })
      .map(({ cellType, amount, cellCount }) => ({
        ...{ validUntil: "2027-12-31", cellType, cellCount },
        energyMilliwattHours: cellType === "lithium_ion" || cellType === "lithium_polymer" ? amount : null,
        lithiumMilligrams: cellType === "lithium_metal" ? amount : null,
      }));
    fc.assert(
      fc.property(facts, (given) => {
        expect(untypedMsds(typedMsds(given))).toEqual({ facts: given });
        expect(msdsFactsInput.parse(given)).toEqual(given);
      }),
    );
  });
});

it.each([
  ["2026-11-30", "msds_over"],
  ["2026-12-01", undefined],
  ["2031-12-01", undefined],
  ["2032-12-01", "msds_too_far"],
])("an MSDS to %s is taken on 1 December 2026 unless %s", (validUntil, code) => {
  const facts = { validUntil, cellType: "other", energyMilliwattHours: null, lithiumMilligrams: null, cellCount: null };
  expect(refuseMsds({ ...facts, cellType: "other" }, "2026-12-01")?.code).toBe(code);
});

it("the address of the list is its state; what it does not understand is left out", () => {
  const after = { on: "2027-01-31", id: "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11" };
  for (const search of [
    { show: "all", after: null },
    { show: "soon", after },
  ] as const) {
    expect(parseMsdsSearch(Object.fromEntries(new URLSearchParams(msdsQuery(search))))).toEqual(search);
  }
  expect(parseMsdsSearch({ show: "x", after: "2027-01-31.1" })).toEqual({ show: "all", after: null });
});
