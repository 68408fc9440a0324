import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { dataFolder } from "#db/settings";

/** The keys that secrets are sealed with: `current` seals, all of them open. Each key is 32 bytes. */
export type KeyRing = { readonly current: string; readonly keys: ReadonlyMap<string, Buffer> };

/** Where a secret lives; sealed into it, so that a value copied to another row or column does not open. */
export type SealedPlace = {
  /** A seller's id, or "platform". */
  readonly seller: string;
  readonly table: string;
  readonly record: string;
  readonly field: string;
};

/** A sealed value that does not open: another place, another key, or changed bytes. Never says what was inside. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

const keyId = z.string().regex(/^[a-zA-Z0-9_-]{1,32}$/);
const keyRingFile = z.object({ current: keyId, keys: z.record(keyId, z.base64()) });

/** Reads `{"current": "<id>", "keys": {"<id>": "<base64 of 32 bytes>"}}`; throws with a reason that holds no key. */
export function parseKeyRing(text: string): KeyRing {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error("the key ring is not JSON");
  }
  const parsed = keyRingFile.safeParse(json);
  if (!parsed.success) throw new Error("the key ring must be {current, keys: {id: base64 of 32 bytes}}");
  const keys = new Map(Object.entries(parsed.data.keys).map(([id, key]) => [id, Buffer.from(key, "base64")]));
  for (const [id, key] of keys)
    if (key.length !== 32) throw new Error(`key ${id} of the key ring is not 32 bytes long`);
  if (!keys.has(parsed.data.current)) throw new Error("the key ring lacks its current key");
  return { current: parsed.data.current, keys };
}

let loaded: { readonly state: string; readonly ring: KeyRing } | undefined;

/**
 * The ring of this installation: ALP_KEY_RING, else `keys/key-ring.json` in the data folder (made once at the start). The
 * file is looked at every time and read again when another one was put in its place: a process that runs on after
 * `npm run db:rotate-keys` opens what the new key sealed, and seals with no key that is about to go.
 */
export function keyRing(): KeyRing {
  const given = process.env.ALP_KEY_RING?.trim();
  const path = keyRingPath(dataFolder());
  const state = given || stateOfFile(path);
  if (loaded?.state !== state) loaded = { state, ring: parseKeyRing(given || readFileSync(path, "utf8")) };
  return loaded.ring;
}

/** Where an installation on the embedded database keeps its ring. */
export function keyRingPath(folder: string): string {
  return join(folder, "keys", "key-ring.json");
}

function stateOfFile(path: string): string {
  const { ino, mtimeMs, size } = statSync(path);
  return `${ino} ${mtimeMs} ${size}`;
}

/** Seals text for its place with the current key: `v1.<key id>.<iv>.<ciphertext and tag>`, base64url. */
export function seal(place: SealedPlace, secret: string, ring: KeyRing = keyRing()): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(ring, ring.current), iv);
  cipher.setAAD(associatedData(place, ring.current));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return ["v1", ring.current, iv.toString("base64url"), sealed.toString("base64url")].join(".");
}

/** Opens what was sealed for this very place. Throws `SealBroken` otherwise. */
export function open(place: SealedPlace, sealed: string, ring: KeyRing = keyRing()): string {
  const match = /^v1\.([a-zA-Z0-9_-]{1,32})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22,})$/.exec(sealed);
  const [, id = "", iv = "", body = ""] = match ?? [];
  const bytes = Buffer.from(body, "base64url");
  // base64url has several spellings of the same bytes; only the one that seal() writes is accepted
  if (!match || bytes.toString("base64url") !== body) throw new SealBroken("not a sealed value");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(ring, id), Buffer.from(iv, "base64url"), {
    authTagLength: 16,
  });
  decipher.setAAD(associatedData(place, id));
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
  } catch {
    throw new SealBroken(`a sealed value of ${place.table}.${place.field} does not open here`);
  }
}

/** What every process that holds the same ring computes; kept in the database and compared at the start. */
export function keyRingCheck(ring: KeyRing = keyRing()): string {
  const check = createHmac("sha256", keyOf(ring, ring.current)).update("ALP key ring check v1").digest("hex");
  return `${ring.current}:${check}`;
}

/** Does a kept check value come from a key of this ring (the current one, or one that was current before)? */
export function holdsCheckedKey(check: string, ring: KeyRing = keyRing()): boolean {
  const id = check.split(":")[0] ?? "";
  return ring.keys.has(id) && keyRingCheck({ current: id, keys: ring.keys }) === check;
}

function keyOf(ring: KeyRing, id: string): Buffer {
  const key = ring.keys.get(id);
  if (!key) throw new SealBroken(`the key ring holds no key ${id}`);
  return key;
}

function associatedData(place: SealedPlace, id: string): Buffer {
  return Buffer.from(JSON.stringify([place.seller, place.table, place.record, place.field, id]));
}
