import type { Instant } from "#lib/kit/time";

/** Behind which parcel the next page begins; null for a word that is none. */
export function readLabelledCursor(word: string): { readonly at: Instant; readonly id: string } | null {
  const match = /^(\d{1,15})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(word);
  return match?.[1] && match[2] ? { at: Number(match[1]), id: match[2] } : null;
}
