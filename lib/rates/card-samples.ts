import type { Solution } from "#lib/carriers/solutions";
import type { CalendarDate } from "#lib/kit/time";
import type { SampleLane, SampleQuote } from "./card-preview.ts";
import type { ExchangeRates } from "./exchange-rate.ts";
import { plainParcel, quoteParcel } from "./quote.ts";
import { anyCountry, type RateCard } from "./rate-card.ts";

/** Weights of the parcels that a new card is tried on. */
export const sampleGrams = [100, 500, 1000, 2000] as const;

/**
 * Prices of general parcels before and after, on the card's own first day: the busiest destinations first, filled up with
 * those of the card.
 */
export function sampleLanes(
  solution: Solution,
  cards: { readonly before: RateCard | null; readonly after: RateCard },
  busy: readonly string[],
  rates: ExchangeRates | null,
  most: number,
): SampleLane[] {
  const { before, after } = cards;
  const own = [...after.bands.keys()].filter((country) => country !== anyCountry);
  const known = new Set([...own, ...(before?.bands.keys() ?? [])]);
  const wanted = [...new Set([...busy.filter((country) => known.has(country)), ...own])].slice(0, most);
  const priceOn = (card: RateCard, country: string, weightGrams: number, day: CalendarDate) =>
    sampleOf(quoteParcel(solution, card, { ...plainParcel, country, weightGrams }, rates, day));
  return wanted.map((country) => ({
    country,
    prices: sampleGrams.map((grams) => ({
      grams,
      before: before && priceOn(before, country, grams, after.validFrom),
      after: priceOn(after, country, grams, after.validFrom),
    })),
  }));
}

function sampleOf(quote: ReturnType<typeof quoteParcel>): SampleQuote {
  switch (quote.status) {
    case "confirmed":
      return {
        ...{ status: quote.status, minor: quote.totalMinor, currency: quote.currency, usdMinor: quote.usdMinor },
      };
    case "band_not_confirmed":
      return { status: quote.status };
    case "no_published_price":
      return { status: quote.status, reason: quote.reason };
  }
}
