import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type KeyRing, keyRingPath, parseKeyRing } from "./vault.ts";

/** Adds a new key to the embedded installation's ring and makes it current. The old ones stay and open what they sealed. */
export function addRingKey(folder: string): KeyRing {
  return replaceRing(folder, ({ keys }) => {
    const numbers = [...keys.keys()].map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0));
    const current = `k${Math.max(0, ...numbers) + 1}`;
    return { current, keys: new Map([...keys, [current, randomBytes(32)]]) };
  });
}

/** Leaves the current key alone in the ring: only when nothing is sealed with the others any more. */
export function forgetRingKeys(folder: string): KeyRing {
  return replaceRing(folder, ({ current, keys }) => ({
    current,
    keys: new Map([...keys].filter(([id]) => id === current)),
  }));
}

/**
 * Puts a new ring in the place of the old one, whole or not at all (0600). The draft's name is also the lock: of two who
 * add a key at once the second one would overwrite the first one's, and with it all that was sealed meanwhile. It is on
 * the disk before it counts, so that no value is sealed with a key that a power failure takes away.
 */
function replaceRing(folder: string, change: (ring: KeyRing) => KeyRing): KeyRing {
  const path = keyRingPath(folder);
  const draft = `${path}.new`;
  const file = openDraft(draft);
  try {
    const ring = change(parseKeyRing(readFileSync(path, "utf8")));
    writeFileSync(file, ringText(ring));
    fsyncSync(file);
    renameSync(draft, path);
    syncFolder(dirname(path));
    return ring;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function openDraft(draft: string): number {
  try {
    return openSync(draft, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`${draft} is there: another rotation runs. If none does, one was cut off: remove that file`);
  }
}

function ringText({ current, keys }: KeyRing): string {
  const texts = Object.fromEntries([...keys].map(([id, key]) => [id, key.toString("base64")]));
  return `${JSON.stringify({ current, keys: texts })}\n`;
}

function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
