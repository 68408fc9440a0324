import { expect, it } from "vitest";
import { differenceKindsOf } from "./difference-kinds.ts";

const span = (text: string, differs = true) => ({ text, differs });

it.each([
  ["nothing", [span("杭州", false)], [span("杭州", false)], []],
  ["a bracket of another width", [span("("), span("杭州", false)], [span("（"), span("杭州", false)], ["bracket"]],
  ["a space that one side lacks", [span(" ")], [], ["space"]],
  ["a no-break space", [span("\u00a0")], [], ["space"]],
  ["an invisible character", [span("\u200b")], [], ["space"]],
  ["full and half width", [span("ＡＢ")], [span("AB")], ["width"]],
  ["case", [span("Abc")], [span("ABC")], ["case"]],
  ["a dot", [span("·")], [span("•")], ["dot"]],
  ["another character", [span("国")], [span("國")], ["character"]],
  ["several at once", [span("( "), span("国")], [span("（"), span("國")], ["space", "bracket", "character"]],
])("%s", (_, left, right, kinds) => {
  expect(differenceKindsOf(left, right)).toEqual(kinds);
});
