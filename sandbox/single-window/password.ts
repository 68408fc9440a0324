import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

export type PasswordHash = { readonly salt: string; readonly hash: string };

/** What is kept of a card's password. */
export function hashPassword(password: string): PasswordHash {
  const salt = randomBytes(16).toString("hex");
  return { salt, hash: digest(password, salt) };
}

export function fitsPassword(password: string, { salt, hash }: PasswordHash): boolean {
  return timingSafeEqual(Buffer.from(digest(password, salt), "hex"), Buffer.from(hash, "hex"));
}

/** Synchronous, so that looking at a card and counting the try cannot be torn apart. */
function digest(password: string, salt: string): string {
  return scryptSync(password, salt, 32, { N: 4096 }).toString("hex");
}
