import { type Currency, currencies, mulDivRound, parseScaled } from "#lib/kit/money";
import { type CalendarDate, isCalendarDate } from "#lib/kit/time";

/** One published observation: what one euro costs in a currency on a day, as the source writes it. */
export type EuroObservation = { readonly currency: string; readonly day: string; readonly value: string };

/** One US dollar in `quote`, times 1,000,000, with the two published figures that it was made of. */
export type CrossRate = {
  readonly quote: Currency;
  readonly day: CalendarDate;
  readonly rateMicros: number;
  /** As published: what one euro costs in the currency and in dollars. */
  readonly perEuro: string;
  readonly dollarsPerEuro: string;
};

/** Digits behind the point that are kept of a published figure; the euro's reference rates have up to five. */
const decimals = 8;

/**
 * Rates of the US dollar by way of the euro: USD→X = (EUR→X) ÷ (EUR→USD), exact, half up at the sixth decimal. Only figures
 * of the dollar's own day are crossed: a currency whose last figure is older (the rouble's is of 1 March 2022) has none.
 * Null when there is no figure for the dollar that can be read.
 */
export function crossRates(observations: readonly EuroObservation[]): CrossRate[] | null {
  const dollar = observations.find(({ currency }) => currency === "USD");
  const perDollar = dollar ? scaled(dollar.value) : null;
  if (!dollar || perDollar === null || !isCalendarDate(dollar.day)) return null;
  const { day, value: dollarsPerEuro } = dollar;
  const euro = { currency: "EUR", day, value: "1" };
  return [euro, ...observations].flatMap((one) => {
    const quote = currencies.find((currency) => currency === one.currency && currency !== "USD");
    const perEuro = scaled(one.value);
    if (quote === undefined || perEuro === null || one.day !== day) return [];
    const rateMicros = mulDivRound(perEuro, 1_000_000, perDollar);
    const isUsable = rateMicros > 0 && Number.isSafeInteger(rateMicros);
    return isUsable ? [{ quote, day, rateMicros, perEuro: one.value, dollarsPerEuro }] : [];
  });
}

function scaled(text: string): number | null {
  const value = parseScaled(text, decimals);
  return value !== null && value > 0 ? value : null;
}
