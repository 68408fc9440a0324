import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultMarks } from "./fault-marks.ts";

const marked = (given: string, wanted: string | null) =>
  faultMarks(given, wanted).map(([start, end]) => given.slice(start, end));

describe("faultMarks", () => {
  it.each([
    ["1011 5", "10115", [" "]],
    ["O2134", "02134", ["O"]],
    ["1000-001", "100-0001", ["0"]],
    ["1067", "01067", ["1067"]],
    ["10***", null, ["***"]],
    ["+7 ***-**-12", "+79161234512", ["***", "**"]],
    ["43000", null, ["43000"]],
    ["ABCDE", "12345", ["ABCDE"]],
    ["", "12345", []],
    ["k1aob1", "K1A 0B1", ["o"]],
  ])("%j, wanted %j, is at fault in %j", (given, wanted, parts) => {
    expect(marked(given, wanted)).toEqual(parts);
  });

  it("marks ordered stretches inside the text, and something whenever there is a text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.option(fc.string({ maxLength: 30 })), (given, wanted) => {
        const marks = faultMarks(given, wanted);
        const isOrdered = marks.every(([start, end], at) => start < end && start >= (marks[at - 1]?.[1] ?? 0));
        return isOrdered && marks.every(([, end]) => end <= given.length) && (given === "" || marks.length > 0);
      }),
    );
  });

  it("leaves out of the given text what is marked: the rest stands in the wanted form, in this order", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-F -]{1,12}$/), fc.stringMatching(/^[0-9A-F -]{1,12}$/), (given, wanted) => {
        const marks = faultMarks(given, wanted);
        if (marks.length === 1 && marks[0]?.[0] === 0 && marks[0][1] === given.length) return true;
        const kept = [...given].filter((_, at) => !marks.some(([start, end]) => at >= start && at < end));
        let from = 0;
        return kept.every((letter) => {
          const at = wanted.indexOf(letter, from);
          from = at + 1;
          return at >= 0;
        });
      }),
    );
  });
});
