import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsCheckedKey, type KeyRing, keyRingCheck, open, parseKeyRing, SealBroken, seal } from "./vault.ts";

const key = () => randomBytes(32).toString("base64");
const ringOf = (current: string, keys: Record<string, string>) => parseKeyRing(JSON.stringify({ current, keys }));
const [old, young] = [key(), key()];
const ring = ringOf("k2", { k1: old, k2: young });
const place = { seller: "platform", table: "gateway_accounts", record: "r1", field: "secret" };
const anyPlace = fc.record({ seller: fc.string(), table: fc.string(), record: fc.string(), field: fc.string() });

describe("what is sealed", () => {
  test("opens at its place", () => {
    fc.assert(
      fc.property(anyPlace, fc.string({ unit: "grapheme" }), (where, secret) => {
        expect(open(where, seal(where, secret, ring), ring)).toBe(secret);
      }),
    );
  });

  test("opens at no other place", () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (here, there) => {
        fc.pre(JSON.stringify(here) !== JSON.stringify(there));
        expect(() => open(there, seal(here, "s", ring), ring)).toThrow(SealBroken);
      }),
    );
  });

  test("does not confuse where one part of the place ends", () => {
    const sealed = seal({ ...place, table: "ab", record: "c" }, "s", ring);
    expect(() => open({ ...place, table: "a", record: "bc" }, sealed, ring)).toThrow(SealBroken);
  });

  test("opens with no other key of the same name", () => {
    expect(() => open(place, seal(place, "s", ring), ringOf("k2", { k2: key() }))).toThrow(SealBroken);
  });

  test("opens with no ring that lost the key", () => {
    expect(() => open(place, seal(place, "s", ring), ringOf("k1", { k1: old }))).toThrow(SealBroken);
  });

  test("opens after the current key changed", () => {
    const before: KeyRing = ringOf("k1", { k1: old });
    expect(open(place, seal(place, "s", before), ring)).toBe("s");
  });

  test("does not open under another key id, even of the same key", () => {
    const twins = ringOf("k1", { k1: old, k2: old });
    const moved = seal(place, "s", twins).replace(".k1.", ".k2.");
    expect(() => open(place, moved, twins)).toThrow(SealBroken);
  });

  test("is refused after any change of one character", () => {
    const sealed = seal(place, "secret of some length", ring);
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === "A" ? "B" : "A";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(() => open(place, changed, ring)).toThrow(SealBroken);
      expect(() => open(place, sealed.slice(0, at), ring)).toThrow(SealBroken);
    }
  });

  test("is never the same twice and never holds the secret", () => {
    const both = [seal(place, "hunter2-hunter2", ring), seal(place, "hunter2-hunter2", ring)];
    expect(new Set(both).size).toBe(2);
    expect(both.join()).not.toContain("hunter2");
  });

  test.each(["", "v1", "v2.k2.a.b", "plain text", "v1.k2..", "v1.k9.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAA"])(
    "%j is refused",
    (text) => {
      expect(() => open(place, text, ring)).toThrow(SealBroken);
    },
  );
});

describe("the ring", () => {
  test.each([
    ["not JSON", "{", /not JSON/],
    ["no keys", "{}", /must be/],
    ["a short key", JSON.stringify({ current: "a", keys: { a: "AAAA" } }), /32 bytes/],
    ["an odd name", JSON.stringify({ current: "a.b", keys: { "a.b": old } }), /must be/],
    ["no current key", JSON.stringify({ current: "b", keys: { a: old } }), /lacks its current/],
  ])("with %s is refused, and the reason holds no key", (_what, text, reason) => {
    expect(() => parseKeyRing(text)).toThrow(reason);
    expect(() => parseKeyRing(text)).not.toThrow(old);
  });

  test("is checked by a value that only its key gives", () => {
    expect(keyRingCheck(ring)).toBe(keyRingCheck(ringOf("k2", { k2: young })));
    expect(holdsCheckedKey(keyRingCheck(ring), ring)).toBe(true);
    expect(holdsCheckedKey(keyRingCheck(ringOf("k1", { k1: old })), ring)).toBe(true);
    expect(holdsCheckedKey(keyRingCheck(ringOf("k2", { k2: key() })), ring)).toBe(false);
    expect(holdsCheckedKey("", ring)).toBe(false);
    expect(keyRingCheck(ring)).not.toContain(young);
  });
});
