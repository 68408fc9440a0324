import fc from "fast-check";
import { expect, it, test } from "vitest";
import { type FirstLabelFacts, firstLabelList } from "./first-label.ts";

const nothing: FirstLabelFacts = {
  ...{ stores: 1, storesWithGaps: 1, missingParameters: 9, testPagePrinted: false, products: 0, orders: 0 },
  ...{ templates: 0, labels: 0 },
};
const done = (facts: FirstLabelFacts) =>
  firstLabelList(facts)
    .items.filter(({ state }) => state === "done")
    .map(({ item }) => item);

it.each<[string, Partial<FirstLabelFacts>, string[]]>([
  ["nothing yet", {}, []],
  ["no store has nothing to complete either", { stores: 0, storesWithGaps: 0 }, []],
  ["every store has its addresses", { storesWithGaps: 0 }, ["addresses"]],
  ["all parameters", { missingParameters: 0 }, ["parameters"]],
  ["a test page", { testPagePrinted: true }, ["test_page"]],
  ["a template", { templates: 2 }, ["templates"]],
  ["a complete product and an order", { products: 1, orders: 3 }, ["products", "orders"]],
])("%s", (_, change, expected) => {
  expect(done({ ...nothing, ...change })).toEqual(expected);
});

test("the count is that of the ticks, and only a label ends the list", () => {
  const facts = fc.record({
    stores: fc.nat(3),
    storesWithGaps: fc.nat(3),
    missingParameters: fc.nat(3),
    testPagePrinted: fc.boolean(),
    products: fc.nat(3),
    templates: fc.nat(3),
    orders: fc.nat(3),
    labels: fc.nat(1),
  });
  fc.assert(
    fc.property(facts, (one) => {
      const list = firstLabelList(one);
      expect(list.done).toBe(done(one).length);
      expect(list.isOver).toBe(one.labels > 0);
    }),
  );
});
