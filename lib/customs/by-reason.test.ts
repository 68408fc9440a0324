import { expect, test } from "vitest";
import { byReason } from "./by-reason.ts";
import { isMonth, monthsToShow } from "./summary-plan.ts";

test("what stays out is gathered by reason, in their order; a reason that nobody knows is kept at the end", () => {
  const items = ["b", "new", "a", "b"].map((reason, id) => ({ id, reason }));
  const groups = byReason(items, ["a", "b", "c"]).map(({ reason, items: own }) => [reason, own.map(({ id }) => id)]);
  expect(groups).toEqual([
    ["a", [2]],
    ["b", [0, 3]],
    ["new", [1]],
  ]);
});

test("months go back over the turn of the year, the running one first", () => {
  expect(monthsToShow("2026-02-28", 4)).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
  expect(["2026-12", "2026-13", "2026-00", "26-01", "2026-1", ""].map(isMonth)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
