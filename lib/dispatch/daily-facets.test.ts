import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hourMs, startOfChinaDay } from "#lib/kit/time";
import { cellWord, type DailyCell, readCellWord } from "./daily-cell.ts";
import { dailyCounts, dailyFacets } from "./daily-facets.ts";
import { parseDailySearch } from "./daily-search.ts";
import { deadlineFilters, deadlineSpan, deadlineSteps, deadlineStepsOf } from "./deadline-filter.ts";

const now = startOfChinaDay("2026-11-29") + 8 * hourMs;
const store = "11111111-1111-4111-8111-111111111111";

function cell(change: Partial<DailyCell>): DailyCell {
  return {
    ...{ lane: "ready", store, country: "US", solution: "A", template: "", cargo: "general", hasRemark: false },
    ...{ codes: [], deadlineStep: 3, count: 1, ...change },
  };
}

const cells = [
  cell({ country: "US", count: 5 }),
  cell({ country: "FR", count: 3, hasRemark: true, deadlineStep: 0 }),
  cell({ country: "FR", solution: "B", count: 2, deadlineStep: 1 }),
  cell({ lane: "repair", codes: ["ERR-303", "ERR-502"], count: 4 }),
  cell({ lane: "repair", codes: ["ERR-502"], country: "DE", count: 1 }),
];

describe("dailyFacets", () => {
  it("counts each filter under the others, never under itself", () => {
    const facets = dailyFacets(cells, [], parseDailySearch({ country: "FR" }), now);
    expect(facets.country).toEqual([
      { value: "FR", count: 5 },
      { value: "US", count: 5 },
    ]);
    expect(facets.solution).toEqual([
      { value: "A", count: 3 },
      { value: "B", count: 2 },
    ]);
    expect(facets).toMatchObject({ remark: 3, found: 5 });
  });

  it("finds an order with two reasons under both", () => {
    const facets = dailyFacets(cells, [], parseDailySearch({ lane: "repair" }), now);
    expect(facets.failure).toEqual([
      { value: "ERR-502", count: 5 },
      { value: "ERR-303", count: 4 },
    ]);
    expect(facets.found).toBe(5);
    expect(dailyFacets(cells, [], parseDailySearch({ lane: "repair", failure: "ERR-303" }), now).found).toBe(4);
  });

  it("counts tags under the other filters, and the others under a tag", () => {
    const tagged = [
      { ...cell({ country: "US", count: 2 }), tag: "a" },
      { ...cell({ country: "FR", count: 1, hasRemark: true }), tag: "a" },
      { ...cell({ country: "FR", count: 3, hasRemark: true }), tag: "b" },
      { ...cell({ lane: "repair", count: 9 }), tag: "b" },
    ];
    expect(dailyFacets(cells, tagged, parseDailySearch({ country: "FR" }), now).tag).toEqual([
      { value: "b", count: 3 },
      { value: "a", count: 1 },
    ]);
    const under = { ...parseDailySearch({ remark: "1" }), tag: "a" };
    expect(dailyFacets(cells, tagged, under, now)).toMatchObject({
      found: 1,
      country: [{ value: "FR", count: 1 }],
      tag: [
        { value: "b", count: 3 },
        { value: "a", count: 1 },
      ],
    });
  });

  it("counts lanes and what is late whatever the filters", () => {
    expect(dailyCounts(cells, now)).toEqual({ ready: 10, repair: 5, late: 5 });
  });
});

describe("deadlines", () => {
  it.each([
    [-1, ["overdue"]],
    [1, ["soon", "today"]],
    [13, ["today"]],
    [17, ["later"]],
  ])("%i hours from eight in the morning: %o", (hours, expected) => {
    const at = now + hours * hourMs;
    const inside = deadlineFilters.filter((filter) => {
      const { from, until } = deadlineSpan(filter, now);
      return (from === null || at >= from) && (until === null || at < until);
    });
    expect(inside).toEqual(expected);
  });

  it("the step of a deadline says the same as its span, at any hour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 48 * 60 }), fc.integer({ min: -3000, max: 6000 }), (minute, ahead) => {
        const at = now + minute * 60_000;
        const deadline = at + ahead * 60_000;
        const step = deadlineSteps(at).filter((one) => deadline >= one).length;
        for (const filter of deadlineFilters) {
          const { from, until } = deadlineSpan(filter, at);
          const isInside = (from === null || deadline >= from) && (until === null || deadline < until);
          expect(deadlineStepsOf(filter, at).includes(step)).toBe(isInside);
        }
      }),
    );
  });
});

it("a cell's word says all that is counted apart", () => {
  for (const { deadlineStep: _, count: __, ...kind } of cells) expect(readCellWord(cellWord(kind))).toEqual(kind);
});
