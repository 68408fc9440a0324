import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePersonNames } from "#lib/identity/person-name";
import zh from "#messages/zh-CN/identity.json";
import { personPairs } from "../../bench/identity-names.ts";

describe("comparePersonNames", () => {
  it.each(personPairs)("%s: %j and %j", (verdict, a, b) => {
    expect(comparePersonNames(a, b).verdict).toBe(verdict);
    expect(comparePersonNames(b, a).verdict).toBe(verdict);
  });

  it("finds every name equal to itself and never depends on the side", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(comparePersonNames(a, a).verdict).toBe("equal");
        expect(comparePersonNames(a, b).verdict).toBe(comparePersonNames(b, a).verdict);
      }),
    );
  });

  it("explains every reason", () => {
    for (const reason of personPairs.flatMap(([, a, b]) => comparePersonNames(a, b).reasons)) {
      expect([reason, reason in zh.nameReasons]).toEqual([reason, true]);
    }
  });
});
