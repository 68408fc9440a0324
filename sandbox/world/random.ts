import { createHash } from "node:crypto";

/** Numbers in [0, 1) that depend on nothing but the parts: the same seed plays the same world. */
export function randomFrom(...parts: readonly (string | number)[]): () => number {
  const digest = createHash("sha256").update(parts.join("\u0000")).digest();
  let state = digest.readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: () => number, items: readonly [T, ...T[]]): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

export function between(random: () => number, low: number, high: number): number {
  return low + random() * (high - low);
}
