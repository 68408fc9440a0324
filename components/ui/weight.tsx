import { readableWeight } from "./amounts.ts";

/** Grams as people read them; a dash where nobody knows. */
export function Weight({ grams }: { readonly grams: number | null }) {
  return <span className="whitespace-nowrap">{grams === null ? "—" : readableWeight(grams)}</span>;
}
