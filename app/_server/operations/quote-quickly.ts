import { getRoutingBook } from "#db/queries/rates";
import { getRoutingPreset } from "#db/queries/routing-settings";
import { inScope, type SellerScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { parseQuickQuote, type QuickQuoteSearch } from "#lib/routing/quick-quote";
import { answerQuickQuote, type QuickQuoteAnswer } from "#lib/routing/quick-quote-answer";
import type { RoutingBook } from "#lib/routing/recommend";

type Params = Parameters<typeof parseQuickQuote>[0];

/** The quick quote's answer to an address, with the book that it was made from; what is typed wrong is said by field. */
export async function quoteQuickly(
  scope: SellerScope,
  params: Params,
  now = Date.now(),
): Promise<{ readonly search: QuickQuoteSearch; readonly answer: QuickQuoteAnswer; readonly book: RoutingBook }> {
  const [book, preset] = await inScope(scope, (db) => Promise.all([getRoutingBook(db, now), getRoutingPreset(db)]));
  const search = parseQuickQuote(params, chinaDateOf(now));
  return { search, book, answer: answerQuickQuote(book, preset, search) };
}
