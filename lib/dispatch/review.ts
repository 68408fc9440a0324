import type { CalendarDate } from "#lib/kit/time";
import type { ExchangeRate } from "#lib/rates/exchange-rate";
import { ratesUsed } from "#lib/rates/rates-used";
import type { Blocker } from "./failures.ts";
import { type FeeSum, sumFees } from "./fee-sums.ts";
import type { DispatchPlan } from "./plan.ts";

/** A parcel of the review, as a screen shows it. */
export type ReviewParcel = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly country: string;
  readonly weightGrams: number;
  readonly solutionCode: string;
  readonly solutionZh: string;
  readonly solutionEn: string;
  readonly priceUsdMinor: number | null;
  readonly priceStatus: "confirmed" | "band_not_confirmed" | "no_published_price";
  readonly fingerprint: string;
};

export type ReviewHold = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly blockers: readonly Blocker[];
  readonly fingerprint: string;
};

/** What a confirmation would do, ready to be shown. `exchangeRates`: with which prices became USD. */
export type DispatchReview = {
  readonly parcels: readonly ReviewParcel[];
  readonly holds: readonly ReviewHold[];
  readonly notFound: readonly string[];
  readonly totals: DispatchPlan["totals"];
  /** Fee lines by solution, in the currency of its card; parcels without a confirmed price are left out. */
  readonly fees: readonly FeeSum[];
  /** Parcels that no template spoke of. */
  readonly withoutTemplate: number;
  readonly exchangeRates: readonly ExchangeRate[];
  /** The day in China for which the prices hold; null when nothing is priced. */
  readonly pricedOn: CalendarDate | null;
};

/** Draws a plan. */
export function reviewOf(plan: DispatchPlan): DispatchReview {
  return {
    parcels: plan.book.map(({ order, measure, solution, quote, fingerprint }) => ({
      orderId: order.id,
      orderNumber: order.orderNumber,
      country: measure.country,
      weightGrams: measure.weightGrams,
      solutionCode: solution.code,
      solutionZh: solution.nameZh,
      solutionEn: solution.nameEn,
      priceUsdMinor: quote.usdMinor,
      priceStatus: quote.status,
      fingerprint,
    })),
    holds: plan.hold,
    notFound: plan.notFound,
    totals: plan.totals,
    fees: sumFees(plan.book.map(({ quote }) => quote)),
    withoutTemplate: plan.book.filter(({ decision }) => decision.template === null).length,
    pricedOn: plan.book.flatMap(({ quote }) => (quote.status === "confirmed" ? quote.pricedOn : []))[0] ?? null,
    exchangeRates: ratesUsed(plan.book.map(({ quote }) => quote)),
  };
}

/** What a confirmation did. Every id asked for is in exactly one list. */
export type BatchReceipt = {
  /** Null when nothing could be booked. */
  readonly batchId: string | null;
  readonly booked: readonly { readonly orderId: string; readonly orderNumber: string }[];
  readonly held: readonly {
    readonly orderId: string;
    readonly orderNumber: string;
    readonly blockers: readonly Blocker[];
  }[];
  readonly notFound: readonly string[];
};
