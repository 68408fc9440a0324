import type { CountryCode } from "#lib/kit/country";

/** Under what a buyer's number is kept: the export names no buyer by a stable number, so folded name and postal code. */
export function buyerKey(name: string, country: CountryCode, postalCode: string): string {
  const fold = (text: string) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "");
  return `${fold(name)}:${country}:${fold(postalCode)}`;
}
