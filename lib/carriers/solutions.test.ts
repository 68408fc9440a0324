import { describe, expect, it } from "vitest";
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
      volumetricDivisor: divisor,
      tracking,
    });
    expect(`${solution?.days.from}-${solution?.days.to}`).toBe(days);
  });

  it("none takes batteries alone, liquids or powders, all take general goods at the published price", () => {
    for (const { cargo } of officialSolutions) {
      expect([cargo.pure_battery, cargo.liquid, cargo.powder]).toEqual(["refused", "refused", "refused"]);
      expect(cargo.general).toBe("published_price");
    }
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
