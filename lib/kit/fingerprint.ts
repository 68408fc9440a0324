import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Anything that JSON can carry; `undefined` members are left out. */
export type Fingerprintable =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Fingerprintable[]
  | { readonly [key: string]: Fingerprintable };

/** Equal values give equal text, whatever the order of their keys. */
export function canonicalJson(value: Fingerprintable): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const record = value as { readonly [key: string]: Fingerprintable };
    const members = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** SHA-256 of the canonical JSON, 64 hex digits: what a person agreed to, compared before it becomes true. */
export function fingerprint(value: Fingerprintable): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
