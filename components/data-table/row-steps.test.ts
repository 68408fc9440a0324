import { describe, expect, it } from "vitest";
import { nextIndex, standingAt, stretched } from "./row-steps.ts";

describe("nextIndex", () => {
  it.each([
    [-1, 1, 5, 0],
    [-1, -1, 5, 4],
    [0, -1, 5, 0],
    [4, 1, 5, 4],
    [2, 1, 5, 3],
    [2, -1, 5, 1],
    [0, 1, 0, -1],
  ] as const)("from %i by %i of %i", (from, step, count, expected) => {
    expect(nextIndex(from, step, count)).toBe(expected);
  });
});

describe("standingAt", () => {
  it.each([
    ["its row is there", 2, 3, 1, 5, 2],
    ["never stood anywhere", -1, -1, 1, 5, -1],
    ["its row left: down leads to what took the place", -1, 2, 1, 5, 1],
    ["its row left: up leads to the one above", -1, 2, -1, 5, 2],
    ["many left: down leads to the last", -1, 9, 1, 5, 4],
    ["all left", -1, 2, 1, 0, -1],
  ] as const)("%s", (_, found, was, step, count, expected) => {
    expect(standingAt(found, was, step, count)).toBe(expected);
  });
});

describe("stretched", () => {
  const ids = ["a", "b", "c", "d"];

  it.each([
    [1, 3, ["b", "c", "d"]],
    [3, 1, ["b", "c", "d"]],
    [2, 2, ["c"]],
  ])("from %i to %i", (anchor, to, expected) => {
    expect(Object.keys(stretched({}, ids, anchor, to))).toEqual(expected);
  });

  it("keeps what was selected before, and gives back what it went over when it returns", () => {
    expect(stretched({ a: true }, ids, 2, 3)).toEqual({ a: true, c: true, d: true });
    expect(stretched({ a: true }, ids, 2, 2)).toEqual({ a: true, c: true });
  });
});
