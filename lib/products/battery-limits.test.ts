import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BatteryFinding, batteryFindings } from "./battery-limits.ts";
import { type CellType, cellTypes } from "./cell-types.ts";

const facts = (cellType: CellType, amount: number | null, cellCount: number | null) => ({
  ...{ validUntil: "2027-01-01", cellType, cellCount },
  energyMilliwattHours: cellType === "lithium_metal" ? null : amount,
  lithiumMilligrams: cellType === "lithium_metal" ? amount : null,
});

describe("what small-parcel lines take of a battery", () => {
  it.each<[string, CellType, number | null, number | null, BatteryFinding["code"][]]>([
    ["a phone: 15.4 Wh in one cell", "lithium_ion", 15_400, 1, []],
    ["20 Wh in one cell are the limit", "lithium_ion", 20_000, 1, []],
    ["20.001 Wh in one cell", "lithium_ion", 20_001, 1, ["cell_energy"]],
    ["a power bank: 74 Wh in four cells", "lithium_polymer", 74_000, 4, []],
    ["100 Wh in five cells are the limit of both", "lithium_ion", 100_000, 5, []],
    ["100.001 Wh in six cells", "lithium_ion", 100_001, 6, ["battery_energy"]],
    ["160 Wh in four cells", "lithium_ion", 160_000, 4, ["cell_energy", "battery_energy"]],
    ["60 Wh, cells not counted", "lithium_ion", 60_000, null, []],
    ["a watch: 0.3 g of lithium", "lithium_metal", 300, 1, []],
    ["1 g in one cell is the limit", "lithium_metal", 1_000, 1, []],
    ["1.5 g in one cell", "lithium_metal", 1_500, 1, ["cell_lithium"]],
    ["2.4 g in three cells", "lithium_metal", 2_400, 3, ["battery_lithium"]],
    ["nickel metal hydride of any size", "nickel_metal_hydride", 500_000, 1, []],
    ["nothing said", "lithium_ion", null, 1, []],
  ])("%s", (_, cellType, amount, cellCount, codes) => {
    expect(batteryFindings(facts(cellType, amount, cellCount)).map(({ code }) => code)).toEqual(codes);
  });

  it("a smaller battery is never worse than a larger one, and what is found is above its limit", () => {
    const amount = fc.integer({ min: 1, max: 500_000 });
    const count = fc.option(fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(fc.constantFrom(...cellTypes), amount, amount, count, (cellType, a, b, cells) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const found = batteryFindings(facts(cellType, more, cells));
        const codes = found.map(({ code }) => code);
        for (const { code } of batteryFindings(facts(cellType, less, cells))) expect(codes).toContain(code);
        for (const { value, limit } of found) expect(value).toBeGreaterThan(limit);
      }),
    );
  });
});
