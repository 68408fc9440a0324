import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rehearsalRoles } from "./states.ts";
import { legible, readTrail, type TrailEntry, writeTrail } from "./trail.ts";

const entry = fc.record<TrailEntry>({
  role: fc.constantFrom(...rehearsalRoles, null),
  head: fc.string({ maxLength: 200 }),
  text: fc.string({ unit: "binary", maxLength: 300 }),
});

describe("a trail", () => {
  it("comes back as it was kept", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        expect(readTrail(writeTrail(entries))).toEqual(entries);
      }),
    );
  });

  it("keeps the first and the last of what is more than a person reads, none of it longer than it shows", () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ role: null, head: `${n}`, text: "x".repeat(9_000) }));
    const kept = readTrail(writeTrail(many));
    expect(kept.map(({ head }) => Number(head))).toEqual([
      ...Array(30).keys(),
      ...Array.from({ length: 30 }, (_, n) => n + 70),
    ]);
    expect(kept.every(({ text }) => text.length === 8_000)).toBe(true);
  });

  it.each(["", "no JSON", "{}", "[1, null, {}]"])("reads %s as none", (text) => expect(readTrail(text)).toEqual([]));
});

describe("a message", () => {
  it.each([
    ['{"a":"{\\"b\\":[1]}"}', '{\n  "a": {\n    "b": [\n      1\n    ]\n  }\n}'],
    ['{"a":"{no"}', '{\n  "a": "{no"\n}'],
    ["<html>busy</html>", "<html>busy</html>"],
    ["12", "12"],
  ])("%s is opened for reading", (text, shown) => expect(legible(text)).toBe(shown));
});
