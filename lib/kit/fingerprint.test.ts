import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, fingerprint } from "./fingerprint.ts";
import { searchTerms } from "./search.ts";

describe("fingerprint", () => {
  it("does not depend on the order of keys or on members that are undefined", () => {
    expect(fingerprint({ a: 1, b: [1, { c: null, d: "é" }] })).toBe(
      fingerprint({ b: [1, { d: "é", c: null }], a: 1, x: undefined }),
    );
  });

  it("changes with any value", () => {
    expect(fingerprint({ price: 1234 })).not.toBe(fingerprint({ price: 1235 }));
    expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]));
  });

  it("is JSON that reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value as never))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("search terms", () => {
  it("splits words and Chinese bigrams", () => {
    expect(searchTerms("无线鼠标 Mouse-2.4G ＡＢ１")).toEqual(["无线", "线鼠", "鼠标", "mouse", "2", "4g", "ab1"]);
  });
});
