import { createHash, randomInt } from "node:crypto";
import { inGroupsOfFour, recoveryAlphabet, recoveryCodeCount } from "#lib/sellers/second-factor";

/** Ten new codes of 80 bits each, as they are shown once: four groups of four. */
export function newRecoveryCodes(): string[] {
  const character = () => recoveryAlphabet[randomInt(recoveryAlphabet.length)];
  const code = () => inGroupsOfFour(Array.from({ length: 16 }, character).join(""), "-");
  return Array.from({ length: recoveryCodeCount }, code);
}

/** What is kept of a code: with 80 random bits a plain hash cannot be tried out, unlike a password's. */
export function recoveryCodeHash(personId: string, text: string): string {
  return createHash("sha256").update(`recovery:${personId}:${text}`).digest("hex");
}
