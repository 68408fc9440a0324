import { type Currency, currencyDecimals, mulDivRound } from "#lib/kit/money";
import { addDays, type CalendarDate } from "#lib/kit/time";

/** A dated rate: one unit of `base` costs `rateMicros` ÷ 1,000,000 of `quote` (USD→CNY 7.2 is 7,200,000). */
export type ExchangeRate = {
  readonly base: "USD";
  readonly quote: Currency;
  readonly day: CalendarDate;
  readonly rateMicros: number;
  readonly source: string;
};

/** The newest rate of each currency up to a day; the US dollar needs none. */
export type ExchangeRates = {
  readonly day: CalendarDate;
  readonly rates: ReadonlyMap<Currency, ExchangeRate>;
};

/** An amount of one currency in another is `minor × multiply ÷ divide`, both whole numbers. */
export type Conversion = { readonly multiply: number; readonly divide: number };

const million = 1_000_000;

/** More days than this and a rate is shown as stale: rates move about one percent in such a time. */
export const staleAfterDays = 7;

/** The newest rate of each currency; of several of one currency that with the latest day. Null for an empty list. */
export function exchangeRatesOf(list: readonly ExchangeRate[], day: CalendarDate): ExchangeRates | null {
  const rates = new Map<Currency, ExchangeRate>();
  for (const rate of list) {
    const known = rates.get(rate.quote);
    if (rate.day <= day && (known === undefined || known.day < rate.day)) rates.set(rate.quote, rate);
  }
  return rates.size === 0 ? null : { day, rates };
}

/** How one currency becomes another, through the US dollar where neither is one; null when a rate is missing. */
export function conversionOf(from: Currency, to: Currency, rates: ExchangeRates | null): Conversion | null {
  const fromMicros = microsOf(from, rates);
  const toMicros = microsOf(to, rates);
  if (fromMicros === null || toMicros === null) return null;
  const more = currencyDecimals[to] - currencyDecimals[from];
  return {
    multiply: more > 0 ? toMicros * 10 ** more : toMicros,
    divide: more < 0 ? fromMicros * 10 ** -more : fromMicros,
  };
}

function microsOf(currency: Currency, rates: ExchangeRates | null): number | null {
  return currency === "USD" ? million : (rates?.rates.get(currency)?.rateMicros ?? null);
}

/**
 * Minor units of one currency in another, directly or crossed through the US dollar, rounded once, half up to the minor
 * unit; null when a rate is missing.
 */
export function convertMinor(minor: number, from: Currency, to: Currency, rates: ExchangeRates | null): number | null {
  if (from === to) return minor;
  const conversion = conversionOf(from, to, rates);
  return conversion && mulDivRound(minor, conversion.multiply, conversion.divide);
}

/** The rates with which one currency becomes another, for showing them: none, one, or two when crossed. */
export function ratesBetween(from: Currency, to: Currency, rates: ExchangeRates | null): readonly ExchangeRate[] {
  if (from === to) return [];
  return [from, to].flatMap((currency) => rates?.rates.get(currency) ?? []);
}

/** True when the rate is more than seven days old: prices made with it warn. */
export function isStale(rate: Pick<ExchangeRate, "day">, today: CalendarDate): boolean {
  return addDays(rate.day, staleAfterDays) < today;
}
