import { type Currency, currencyDecimals, mulDivRound } from "#lib/kit/money";

/** A dated rate: one unit of `base` costs `rateMicros` ÷ 1,000,000 of `quote` (USD→CNY 7.2 is 7,200,000). */
export type ExchangeRate = {
  readonly base: Currency;
  readonly quote: Currency;
  readonly day: string;
  readonly rateMicros: number;
  readonly source: string;
};

const million = 1_000_000;

/** Minor units of one currency in another, half up to the minor unit; null when the rate is of other currencies. */
export function convertMinor(minor: number, from: Currency, to: Currency, rate: ExchangeRate | null): number | null {
  if (from === to) return minor;
  if (!rate) return null;
  const shift = 10 ** Math.abs(currencyDecimals[from] - currencyDecimals[to]);
  const up = currencyDecimals[to] >= currencyDecimals[from];
  if (rate.base === to && rate.quote === from) {
    return up
      ? mulDivRound(minor * shift, million, rate.rateMicros)
      : mulDivRound(minor, million, rate.rateMicros * shift);
  }
  if (rate.base === from && rate.quote === to) {
    return up
      ? mulDivRound(minor * shift, rate.rateMicros, million)
      : mulDivRound(minor, rate.rateMicros, million * shift);
  }
  return null;
}
