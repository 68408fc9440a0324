import fc from "fast-check";
import { expect, test } from "vitest";
import { declarationLanes } from "./declaration-lane.ts";
import { declarationQuery, parseDeclarationSearch } from "./declaration-search.ts";
import { isSameList, openingSearch, overviewOf, repairCount } from "./papers-overview.ts";

const today = "2026-11-28";
const countsOf = (give: (lane: string, index: number) => number) =>
  Object.fromEntries(declarationLanes.map((lane, index) => [lane, give(lane, index)]));

test("each count is that of the lanes its list shows, by the day or of all days", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 10, maxLength: 10 }), (numbers) => {
      const open = countsOf((_, index) => numbers[index] ?? 0);
      const day = countsOf((_, index) => numbers[9 - index] ?? 0);
      for (const tile of overviewOf({ open, today: day, oldest: {}, intercept: 7 }, today)) {
        if (tile.search.intercept) {
          expect(tile.count).toBe(7);
          continue;
        }
        const counts = tile.search.day === today ? day : open;
        const lanes = tile.search.lanes.length > 0 ? tile.search.lanes : declarationLanes;
        expect(tile.count, tile.key).toBe(lanes.reduce((sum, lane) => sum + (counts[lane] ?? 0), 0));
      }
    }),
  );
});

test("what is open lies in one count only, and none is forgotten", () => {
  const tiles = overviewOf({ open: {}, today: {}, oldest: {}, intercept: 0 }, today);
  const counted = tiles
    .filter(({ group, search }) => group !== "today" && !search.intercept)
    .flatMap((t) => t.search.lanes);
  const settled = ["released", "closed", "withdrawn", "void"];
  expect([...counted].sort()).toEqual(declarationLanes.filter((lane) => !settled.includes(lane)).sort());
});

test("what waits is shown with the longest first, and says since when", () => {
  const [earlier, later] = [1_000, 2_000];
  const tiles = overviewOf({ open: {}, today: {}, oldest: { ready: later, waiting: earlier }, intercept: 0 }, today);
  const waiting = tiles.find(({ key }) => key === "waiting");
  expect(waiting?.oldest).toBe(earlier);
  expect(waiting?.search.sort).toBe("oldest");
});

test("a count's address shows its list again", () => {
  for (const { search } of overviewOf({ open: {}, today: {}, oldest: {}, intercept: 0 }, today)) {
    const back = parseDeclarationSearch(Object.fromEntries(new URLSearchParams(declarationQuery(search))));
    expect(isSameList(back, search)).toBe(true);
  }
  expect(isSameList(openingSearch(today), { ...openingSearch(today), text: "8" })).toBe(false);
});

test("stopped and returned ones wait for a person", () => {
  expect(repairCount({ open: { stopped: 2, returned: 3, waiting: 9 } })).toBe(5);
});
