import { type Currency, currencyDecimals, formatScaled } from "#lib/kit/money";
import type { ExchangeRate } from "#lib/rates/exchange-rate";

/** A price in millionths with its currency, with as many decimals as it has, at least the currency's own: "CNY 72.45". */
export function priceText(micros: number, currency: Currency): string {
  return `${currency} ${trimmed(formatScaled(micros, 6), currencyDecimals[currency])}`;
}

/** 165,000 millionths are "16.5". */
export function percentText(millionths: number): string {
  return trimmed(formatScaled(millionths, 4), 0);
}

/** How much of the currency one US dollar is: "7.2". */
export function rateText({ rateMicros }: Pick<ExchangeRate, "rateMicros">): string {
  return trimmed(formatScaled(rateMicros, 6), 0);
}

function trimmed(text: string, decimals: number): string {
  const [whole = "", fraction = ""] = text.split(".");
  const kept = fraction.replace(/0+$/, "").padEnd(decimals, "0");
  return kept === "" ? whole : `${whole}.${kept}`;
}
