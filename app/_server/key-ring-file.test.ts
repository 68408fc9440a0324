import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ensureKeys } from "./environment.ts";
import { addRingKey, forgetRingKeys } from "./key-ring-file.ts";
import { keyRing, keyRingPath, open, parseKeyRing, SealBroken, seal } from "./vault.ts";

const place = { seller: "platform", table: "t", record: "r", field: "f" };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "alp-ring-"));
  ensureKeys(folder);
  vi.stubEnv("ALP_DATA_DIR", folder);
  vi.stubEnv("ALP_KEY_RING", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("a running process seals with a new key and opens what either sealed, without a restart", () => {
  const before = seal(place, "sealed before");
  expect(before).toMatch(/^v1\.k1\./);
  const ring = addRingKey(folder);
  const after = seal(place, "sealed after", ring);
  // this process has only ever read the old ring: the unknown key makes it look again
  expect(open(place, after)).toBe("sealed after");
  expect(open(place, before)).toBe("sealed before");
  expect(seal(place, "x")).toMatch(/^v1\.k2\./);
});

test("a key that was forgotten opens nothing any more", () => {
  const before = seal(place, "sealed before");
  addRingKey(folder);
  expect(forgetRingKeys(folder).current).toBe("k2");
  expect([...keyRing().keys.keys()]).toEqual(["k2"]);
  expect(() => open(place, before)).toThrow(SealBroken);
});

test("the file is replaced whole, for its owner alone, and nothing is left beside it", () => {
  const old = readFileSync(keyRingPath(folder), "utf8");
  addRingKey(folder);
  addRingKey(folder);
  const ring = parseKeyRing(readFileSync(keyRingPath(folder), "utf8"));
  expect([...ring.keys.keys()]).toEqual(["k1", "k2", "k3"]);
  expect(ring.keys.get("k1")).toEqual(parseKeyRing(old).keys.get("k1"));
  expect(statSync(keyRingPath(folder)).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, "keys")).sort()).toEqual(["auth-secret", "key-ring.json"]);
});

test("of two rotations at once the second is refused, and no key is lost", () => {
  const draft = `${keyRingPath(folder)}.new`;
  writeFileSync(draft, "");
  expect(() => addRingKey(folder)).toThrow(/another rotation runs/);
  rmSync(draft);
  expect(addRingKey(folder).current).toBe("k2");
});

test("a ring that cannot be read stays as it is", () => {
  writeFileSync(keyRingPath(folder), "{");
  expect(() => addRingKey(folder)).toThrow(/not JSON/);
  expect(readFileSync(keyRingPath(folder), "utf8")).toBe("{");
  expect(readdirSync(join(folder, "keys"))).not.toContain("key-ring.json.new");
});
