import type { ExchangeRate } from "./exchange-rate.ts";
import type { Quote } from "./quote.ts";

/** Exchange rates with which prices came about, of their totals, insurances and duties: one of each currency, in order. */
export function ratesUsed(quotes: readonly Quote[]): readonly ExchangeRate[] {
  const used = new Map<string, ExchangeRate>();
  for (const quote of quotes) {
    if (quote.status !== "confirmed") continue;
    if (quote.exchangeRate) used.set(quote.exchangeRate.quote, quote.exchangeRate);
    for (const line of quote.lines) if ("rates" in line) for (const rate of line.rates) used.set(rate.quote, rate);
  }
  return [...used.values()];
}
