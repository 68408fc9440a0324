import { describe, expect, it } from "vitest";
import { officialSolutions } from "#lib/carriers/solutions";
import { noLaneCounts } from "./lane-counts.ts";
import { presetKeys, presetWeights } from "./presets.ts";
import { safetyOf, safetyWeights, scoreOf } from "./score.ts";

const best = { usdMinor: 200, days: 10 };
const lane = (parcels: number, onTime: number, incidents: number) => ({
  ...noLaneCounts,
  ...{ parcels, delivered: parcels, onTime, incidents },
});
const [standard] = officialSolutions;
if (!standard) throw new Error("no solution");

describe("the score", () => {
  it.each([
    ["cost", 200, 20, 50, 100],
    ["cost", 400, 10, 100, 50],
    // 20 % of 50 + 70 % of 100 + 10 % of 80
    ["speed", 400, 10, 80, 88],
    // 20 % of 100 + 20 % of 50 + 60 % of 90
    ["safety", 200, 20, 90, 84],
    // no price: that side is 0
    ["speed", null, 10, 80, 78],
    ["cost", null, 10, 80, 0],
  ] as const)("%s first, %s cents, %d days, safety %d: %d", (preset, cents, days, safety, total) => {
    expect(scoreOf(preset, cents, days, safety, best).total).toBeCloseTo(total, 9);
  });

  it("weighs to 100 in every preset", () => {
    for (const key of presetKeys) {
      const { price, speed, safety } = presetWeights[key];
      expect(price + speed + safety).toBe(100);
    }
    expect(Object.values(safetyWeights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
});

describe("safety", () => {
  it.each([
    // 35 × 0.85 + 25 × 0.7 + 20 + 10 + 10
    ["no history", null, 87.25],
    // 35 × (200 + 25.5) ÷ 230 + 25 × (1 − 0.9 ÷ 230 ÷ 0.1) + 40
    ["200 in time, none in trouble", lane(200, 200, 0), 98.336_956_5],
    // a tenth in trouble leaves nothing of calm
    ["200, half in time, every fifth in trouble", lane(200, 100, 40), 59.097_826_1],
    // 35 × 25.5 ÷ 31 + 25 × (1 − 0.9 ÷ 31 ÷ 0.1) + 40
    ["one late parcel barely counts", lane(1, 0, 0), 86.532_258_1],
  ])("%s", (_, history, expected) => {
    expect(safetyOf(standard, history, "holds")).toBeCloseTo(expected, 5);
  });

  it("falls where a certification runs out, tracking ends half way or nobody answers for a loss", () => {
    const holds = safetyOf(standard, null, "holds");
    expect(safetyOf(standard, null, "soon")).toBe(holds - 5);
    expect(safetyOf({ ...standard, tracking: "half" }, null, "holds")).toBeCloseTo(holds - 14, 9);
    const claims = { maxUsdMinor: null, how: "unknown" } as const;
    expect(safetyOf({ ...standard, claims }, null, "holds")).toBe(holds - 10);
  });
});
