import { chinaDateOf } from "#lib/kit/time";
import { plainParcel, type Quote, quoteParcel } from "#lib/rates/quote";
import { areaOf } from "#lib/routing/area";
import type { RoutingBook } from "#lib/routing/recommend";

/** A parcel of the demo's past with a published price. */
export type PricedPast = {
  readonly trackingNumber: string;
  readonly totalMinor: number;
  readonly chargeableGrams: number;
  /** What the same card asks for a little more, where it has a price for it. */
  readonly heavier: { readonly grams: number; readonly totalMinor: number } | null;
};

type PastParcel = {
  readonly solutionCode: string;
  readonly country: string;
  readonly weightGrams: number;
  readonly bookedAt: number;
  readonly order: { readonly postalCode: string };
};

/** What a parcel of the past would have been booked at, by the cards of today. */
export function priceOfPast(book: RoutingBook, past: PastParcel): Quote {
  const solution = book.solutions.find(({ code }) => code === past.solutionCode);
  if (!solution) throw new Error(`the demo sent with ${past.solutionCode}, which nobody offers`);
  const { postalCode } = past.order;
  const { country, weightGrams } = past;
  const measure = { ...plainParcel, country, weightGrams, postalCode, area: areaOf(country, postalCode) };
  const card = book.cards.get(solution.code) ?? null;
  return quoteParcel(solution, card, measure, book.exchangeRates, chinaDateOf(past.bookedAt));
}
