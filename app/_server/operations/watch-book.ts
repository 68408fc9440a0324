import { readWatchBook, type WatchBook } from "#db/queries/watched-parcels";
import type { SellerDb } from "#db/scope";

/** Promises and budgets change by night or by staff's hand: a few minutes late does no harm. */
const keptMs = 5 * 60_000;
let kept: { readonly book: WatchBook; readonly at: number } | null = null;

/** What lines promise and how long stages usually take, the same for every seller, kept per process for five minutes. */
export async function watchBook(db: SellerDb): Promise<WatchBook> {
  const at = performance.now();
  if (kept === null || at - kept.at > keptMs) kept = { book: await readWatchBook(db), at };
  return kept.book;
}

/** What was learnt anew holds at once in this process. */
export function forgetWatchBook(): void {
  kept = null;
}
