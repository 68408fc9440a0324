import { describe, expect, it } from "vitest";
import { solutionFamilies } from "./solution-families.ts";
import { readSolution } from "./solution-schema.ts";
import { officialSolutions } from "./solutions.ts";

describe("the solutions that ALP books", () => {
  it.each([
    ["CAINIAO_STANDARD", "standard", 30_000, 8000, "full", "15-45"],
    ["CAINIAO_ECONOMY", "simple", 2000, null, "full", "20-45"],
    ["AE_CN_SUPER_ECONOMY_G", "economy", 2000, null, "half", "20-45"],
  ])("%s: %s, up to %d g, divisor %s, tracked %s, %s days", (code, serviceClass, maxGrams, divisor, tracking, days) => {
    const solution = officialSolutions.find((one) => one.code === code);
    expect(solution).toMatchObject({
      class: serviceClass,
      maxWeightGrams: maxGrams,
      volumetric: divisor === null ? null : { divisor, whenSideOverMm: null },
      tracking,
    });
    expect(`${solution?.days.from}-${solution?.days.to}`).toBe(days);
  });

  it("none takes batteries alone, only special goods lines take liquids and powders, all take general goods", () => {
    for (const { code, cargo } of officialSolutions) {
      expect([cargo.pure_battery, cargo.general]).toEqual(["refused", "published_price"]);
      if (!code.includes("_SG")) expect([cargo.liquid, cargo.powder]).toEqual(["refused", "refused"]);
    }
  });

  it("each has a code of its own, and whatever takes batteries asks for their MSDS", () => {
    expect(new Set(officialSolutions.map(({ code }) => code)).size).toBe(officialSolutions.length);
    for (const { code, cargo, papers } of officialSolutions) {
      for (const kind of ["built_in_battery", "battery_packed_with"] as const) {
        expect(papers[kind] ?? [], `${code} ${kind}`).toEqual(cargo[kind] === "refused" ? [] : ["msds"]);
      }
    }
  });

  it("covers the seven official families, and nothing of another carrier belongs to one", () => {
    const families = new Set(officialSolutions.map(({ family }) => family));
    expect(solutionFamilies.filter((family) => !families.has(family))).toEqual([]);
    expect(officialSolutions.filter(({ family, carrierCode }) => family !== null && carrierCode !== "cainiao")).toEqual(
      [],
    );
  });

  it("survive storing, and what is stored wrongly is refused", () => {
    for (const solution of officialSolutions) {
      expect(readSolution(JSON.parse(JSON.stringify(solution)))).toEqual(solution);
      const { liquid: _, ...cargo } = solution.cargo;
      for (const broken of [{ ...solution, class: "fast" }, { ...solution, cargo }, { ...solution, days: {} }, null]) {
        expect(() => readSolution(broken)).toThrow();
      }
    }
  });
});
