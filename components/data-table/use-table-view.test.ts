import { expect, test } from "vitest";
import { parseTableView } from "./use-table-view.ts";

test.each([
  [null, null, "comfortable"],
  ["", null, "comfortable"],
  ["null", null, "comfortable"],
  ["[]", null, "comfortable"],
  ['{"hidden":"weight"}', null, "comfortable"],
  ['{"hidden":["weight",7],"density":"compact"}', ["weight"], "compact"],
  ['{"density":"huge"}', null, "comfortable"],
])("what was kept as %s is read safely", (text, hidden, density) => {
  expect(parseTableView(text)).toEqual({ hidden, order: null, density });
});

test("an order of columns is read safely", () => {
  expect(parseTableView('{"order":["price",1,"weight"]}').order).toEqual(["price", "weight"]);
  expect(parseTableView('{"order":"price"}').order).toBeNull();
});
