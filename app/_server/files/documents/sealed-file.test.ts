import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KeyRing, open, SealBroken, type SealedPlace, seal } from "#server/vault";
import { openFile, sealFile } from "./sealed-file.ts";

const ring: KeyRing = { current: "k1", keys: new Map([["k1", randomBytes(32)]]) };
const place: SealedPlace = { seller: "s1", table: "documents", record: "d1", field: "bytes" };
const bytes = fc.uint8Array({ maxLength: 3_000 });
const opens =
  (sealedKey: string, cipher: Uint8Array, where = place, by = ring) =>
  () =>
    openFile(where, sealedKey, cipher, by);

describe("a sealed file", () => {
  it("opens where it was sealed, and shows nothing of itself", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 3_000 }), (file) => {
        const { sealedKey, cipherBytes } = sealFile(place, file, ring);
        expect(openFile(place, sealedKey, cipherBytes, ring)).toEqual(new Uint8Array(file));
        expect(Buffer.from(cipherBytes).includes(Buffer.from(file))).toBe(false);
        expect(cipherBytes.length).toBe(file.length + 28);
      }),
    );
  });

  it("opens nowhere else", () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom("seller", "table", "record", "field"), (file, part) => {
        const { sealedKey, cipherBytes } = sealFile(place, file, ring);
        expect(opens(sealedKey, cipherBytes, { ...place, [part]: "other" })).toThrow(SealBroken);
      }),
    );
  });

  it("does not open with a byte changed, cut off or added", () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (file, at, change) => {
        const { sealedKey, cipherBytes } = sealFile(place, file, ring);
        const [where, changed] = [at % cipherBytes.length, cipherBytes.slice()];
        changed[where] = (changed[where] ?? 0) ^ change;
        expect(opens(sealedKey, changed)).toThrow(SealBroken);
        expect(opens(sealedKey, cipherBytes.subarray(0, where))).toThrow(SealBroken);
        expect(opens(sealedKey, new Uint8Array([...cipherBytes, change]))).toThrow(SealBroken);
      }),
    );
  });

  it("does not open with the key of another file of the same place, nor with half of its own", () => {
    fc.assert(
      fc.property(bytes, bytes, (file, other) => {
        const [a, b] = [sealFile(place, file, ring), sealFile(place, other, ring)];
        expect(opens(b.sealedKey, a.cipherBytes)).toThrow(SealBroken);
        expect(opens(a.sealedKey.slice(0, -8), a.cipherBytes)).toThrow(SealBroken);
      }),
    );
  });

  it.each(["", "{}", "[]", '{"key":"AAAA","sha256":"x"}', `{"key":"AAAA","sha256":"${"0".repeat(64)}"}`])(
    "does not open by a sealed value that is no key: %j",
    (text) => {
      const { cipherBytes } = sealFile(place, Uint8Array.of(1), ring);
      expect(opens(seal(place, text, ring), cipherBytes)).toThrow(SealBroken);
    },
  );

  it("stays as it is when the ring's key changes: only its own key is sealed anew", () => {
    const newer: KeyRing = { current: "k2", keys: new Map([...ring.keys, ["k2", randomBytes(32)]]) };
    const onlyNew: KeyRing = { current: "k2", keys: new Map([...newer.keys].filter(([id]) => id === "k2")) };
    const file = new Uint8Array(randomBytes(500));
    const { sealedKey, cipherBytes } = sealFile(place, file, ring);
    const again = seal(place, open(place, sealedKey, newer), newer);
    expect(openFile(place, again, cipherBytes, onlyNew)).toEqual(file);
    expect(opens(sealedKey, cipherBytes, place, onlyNew)).toThrow(SealBroken);
  });

  it("says nothing of what is inside when it does not open", () => {
    const { cipherBytes } = sealFile(place, Uint8Array.of(1), ring);
    const wrong = seal(place, '{"key":"TOPSECRET"}', ring);
    expect(opens(wrong, cipherBytes)).toThrow(/^a sealed file of documents\.bytes does not open here$/);
  });
});
