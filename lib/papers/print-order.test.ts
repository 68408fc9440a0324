import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aLabel } from "./label-samples.ts";
import { printOrder } from "./print-order.ts";

const label = (...lines: readonly (readonly [sku: string, quantity: number, title?: string])[]) =>
  aLabel({ picking: { lines: lines.map(([sku, quantity, title = ""]) => ({ sku, quantity, title })), remark: "" } });

describe("the order of labels", () => {
  const labels = [
    label(["CUP-10", 1]),
    label(["CUP-2", 2]),
    label(["CUP-2", 1]),
    label(["BOX", 1], ["CUP-2", 1]),
    label(["", 1, "Tea towel"]),
    label(["CUP-10", 1]),
    aLabel({ picking: null }),
    label(["cup-2", 1]),
  ];

  it("is that of the list", () => {
    expect(printOrder(labels, "list")).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("puts single pieces first, SKU by SKU, and leaves all others as on the list", () => {
    expect(printOrder(labels, "sku")).toEqual([2, 7, 0, 5, 4, 1, 3, 6]);
  });

  it("leaves none out and prints none twice", () => {
    const line = fc.tuple(fc.constantFrom("A", "B", "C", ""), fc.integer({ min: 1, max: 3 }));
    const lists = fc.array(fc.array(line, { maxLength: 3 }), { maxLength: 60 });
    fc.assert(
      fc.property(lists, (made) => {
        const order = printOrder(
          made.map((lines) => label(...lines)),
          "sku",
        );
        expect([...order].sort((a, b) => a - b)).toEqual(made.map((_, place) => place));
      }),
    );
  });
});
