import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs } from "#lib/kit/time";
import { foldTracking } from "#lib/tracking/fold";
import { realHistories, sequence } from "#lib/tracking/histories.test-data";
import {
  addDwell,
  budgetKey,
  budgetOf,
  dwellStages,
  dwellsOf,
  p95Days,
  priorParcels,
  publishedBudgetMs,
  sampleOf,
  shrunkBudgetMs,
} from "./dwell.ts";

const days = (n: number) => n * dayMs;
const counted = (list: readonly number[]) => {
  const counts: number[] = [];
  for (const day of list) addDwell(counts, { ms: days(day) });
  return counts;
};

describe("stays", () => {
  it("run from the first sight of a stage to the first of a later one", () => {
    const trace = foldTracking(
      null,
      sequence("cainiao", "PU_PICKUP_SUCCESS CC_EX_START+24 LH_DEPART+48 LH_ARRIVE+240"),
    ).trace;
    const lastAt = Date.UTC(2026, 2, 1) + 313 * 3_600_000;
    expect(dwellsOf(trace, lastAt + days(3)).map(({ stage, ms, isOver }) => [stage, ms / dayMs, isOver])).toEqual([
      ["pickup", 1, true],
      ["export", 2, true],
      ["linehaul", 13, false],
    ]);
  });
  it("of a real parcel to Belgium: seven weeks on the line-haul", () => {
    const trace = foldTracking(null, realHistories.belgium2026).trace;
    const stay = dwellsOf(trace, Date.UTC(2026, 3, 1)).find(({ stage }) => stage === "linehaul");
    expect(Math.round((stay?.ms ?? 0) / dayMs)).toBeGreaterThan(48);
    expect(stay?.isOver).toBe(true);
  });
});

describe("P95", () => {
  it.each([
    [[], null],
    [[3], 3],
    [Array.from({ length: 100 }, (_, i) => i + 1).filter((n) => n <= 90), 86],
    [[...Array.from({ length: 19 }, () => 2), 40], 2],
    [[...Array.from({ length: 18 }, () => 2), 40, 40], 40],
    [[200], 90],
  ])("of %j is %s", (list, p95) => {
    expect(p95Days(counted(list))).toBe(p95);
  });
  it("is not exceeded by 95 of 100", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 89 }), { minLength: 1, maxLength: 300 }), (list) => {
        const p95 = p95Days(counted(list)) ?? -1;
        expect(list.filter((day) => day <= p95).length).toBeGreaterThanOrEqual(list.length * 0.95);
        expect(sampleOf(counted(list))).toBe(list.length);
      }),
    );
  });
});

describe("a budget", () => {
  it("is the published one without history, half of each at forty parcels, the learnt one at thousands", () => {
    const published = days(20);
    expect(shrunkBudgetMs([], published)).toBe(published);
    expect(shrunkBudgetMs(counted(Array.from({ length: priorParcels }, () => 10)), published)).toBe(days(15));
    const many = counted(Array.from({ length: 8000 }, () => 10));
    expect(shrunkBudgetMs(many, published) / dayMs).toBeCloseTo(10, 1);
  });
  it("lies between what was learnt and what was known, within its bounds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 80 }), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 2, max: 80 }),
        (list, wider) => {
          const counts = counted(list);
          const [learnt, budget] = [(p95Days(counts) ?? 0) * dayMs, shrunkBudgetMs(counts, days(wider))];
          expect(budget).toBeGreaterThanOrEqual(Math.min(learnt, days(wider)) - 1);
          expect(budget).toBeLessThanOrEqual(Math.max(learnt, days(wider)) + 1);
        },
      ),
    );
  });
  it("is looked up by lane, then solution, then class, then as published", () => {
    const lane = { serviceClass: "standard", solutionCode: "S", country: "BR" } as const;
    const key = (solution: string, country: string) => budgetKey("standard", solution, country, "import");
    const book = new Map([
      [key("S", "BR"), 1],
      [key("S", ""), 2],
      [key("", ""), 3],
    ]);
    expect(budgetOf(book, lane, 45)("import")).toBe(1);
    book.delete(key("S", "BR"));
    expect(budgetOf(book, lane, 45)("import")).toBe(2);
    book.delete(key("S", ""));
    expect(budgetOf(book, lane, 45)("import")).toBe(3);
    expect(budgetOf(new Map(), lane, 45)("import")).toBe(publishedBudgetMs("import", "standard", 45));
  });
  it("published: an economy line may take all its time on the line-haul, as real parcels did", () => {
    expect(publishedBudgetMs("linehaul", "economy", 45) / dayMs).toBeGreaterThanOrEqual(49);
    for (const stage of dwellStages)
      expect(publishedBudgetMs(stage, "express", 10)).toBeLessThanOrEqual(publishedBudgetMs(stage, "economy", 45));
  });
});
