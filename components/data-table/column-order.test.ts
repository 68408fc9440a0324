import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moved, orderedIds } from "./column-order.ts";

const all = ["order", "deadline", "country", "weight", "price"];

describe("orderedIds", () => {
  it.each([
    ["nothing kept", null, all],
    ["nothing said", [], all],
    ["all said", ["price", "weight", "country", "deadline"], ["order", "price", "weight", "country", "deadline"]],
    ["one said: the others behind their neighbours", ["price"], ["order", "deadline", "country", "weight", "price"]],
    ["the first cannot be moved", ["price", "order"], ["order", "deadline", "country", "weight", "price"]],
    [
      "gone and doubled names",
      ["x", "weight", "weight", "deadline"],
      ["order", "weight", "price", "deadline", "country"],
    ],
  ])("%s", (_, order, expected) => {
    expect(orderedIds(all, order)).toEqual(expected);
  });

  it("never loses or doubles a column", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all, "x", "y")), (order) => {
        expect([...orderedIds(all, order)].sort()).toEqual([...all].sort());
        expect(orderedIds(all, order)[0]).toBe("order");
      }),
    );
  });
});

describe("moved", () => {
  it.each([
    ["deadline", 1, ["order", "country", "deadline", "weight", "price"]],
    ["price", -1, ["order", "deadline", "country", "price", "weight"]],
    ["deadline", -1, null],
    ["price", 1, null],
    ["order", 1, null],
    ["nobody", 1, null],
  ] as const)("%s by %i", (id, step, expected) => {
    expect(moved(all, id, step)).toEqual(expected);
  });
});
