import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { Solution } from "#lib/carriers/solutions";
import type { Currency } from "#lib/kit/money";
import { mulDivRound } from "#lib/kit/money";
import { convertMinor, type ExchangeRate } from "./exchange-rate.ts";
import { bandAt, type RateCard, type RateRow } from "./rate-card.ts";

/** What is priced: grams, millimetres (null when unknown), goods and destination. */
export type ParcelMeasure = {
  readonly country: string;
  readonly weightGrams: number;
  readonly sizeMm: readonly [number, number, number] | null;
  readonly cargoKinds: readonly CargoKind[];
};

/** One line of a price with its arithmetic: minor units of the card's currency. */
export type FeeLine =
  | { readonly code: "weight_fee"; readonly minor: number; readonly grams: number; readonly perKgMinor: number }
  | { readonly code: "parcel_fee"; readonly minor: number };

/** Why there is no price: nothing published for the destination, the weight, a large parcel, or these goods. */
export type NoPriceReason = "destination" | "weight" | "large_parcel" | "cargo_kind" | "exchange_rate";

type QuoteHead = {
  readonly solutionCode: string;
  readonly chargeableGrams: number;
  /** Set when volume decides. */
  readonly volumetricGrams: number | null;
};

export type PricedQuote = QuoteHead & {
  readonly status: "confirmed";
  readonly usdMinor: number;
  readonly cardId: string;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly lines: readonly FeeLine[];
  readonly exchangeRate: ExchangeRate | null;
};

/**
 * `indicativeUsdMinor`: what it would cost if the price below the band held here too; for orientation only, never added to
 * a total, never compared with a confirmed price. Null where another price is known to hold.
 */
export type UnconfirmedQuote = QuoteHead & {
  readonly status: "band_not_confirmed";
  readonly usdMinor: null;
  readonly indicativeUsdMinor: number | null;
  readonly cardId: string;
};

/** 无公布价. */
export type UnpricedQuote = QuoteHead & {
  readonly status: "no_published_price";
  readonly usdMinor: null;
  readonly reason: NoPriceReason;
};

export type Quote = PricedQuote | UnconfirmedQuote | UnpricedQuote;

/**
 * The price of one parcel on one solution: price per kg × chargeable grams ÷ 1000 + fee per parcel, weight counted from
 * 1 g, the band chosen by the chargeable weight, half up to 0.01 per parcel (published billing rules of the sheet; the
 * rounding is general knowledge). Outside a published band nothing is extrapolated.
 */
export function quoteParcel(
  solution: Solution,
  card: RateCard | null,
  parcel: ParcelMeasure,
  rate: ExchangeRate | null,
): Quote {
  const volumetricGrams = volumetricWeight(solution, parcel);
  const chargeableGrams = Math.max(parcel.weightGrams, volumetricGrams ?? 0);
  const head = {
    solutionCode: solution.code,
    chargeableGrams,
    volumetricGrams: volumetricGrams !== null && volumetricGrams > parcel.weightGrams ? volumetricGrams : null,
  };
  const none = (reason: NoPriceReason): UnpricedQuote => ({
    ...head,
    status: "no_published_price",
    usdMinor: null,
    reason,
  });
  if (parcel.cargoKinds.some((kind) => solution.cargo[kind] !== "published_price")) return none("cargo_kind");
  if (!card?.bands.has(parcel.country)) return none("destination");
  if (solution.small && (isLarge(solution, parcel) || chargeableGrams > solution.small.maxWeightGrams)) {
    return none("large_parcel");
  }
  const row = bandAt(card, parcel.country, chargeableGrams);
  if (!row) return none("weight");
  const totalMinor = priceOf(row, chargeableGrams);
  const usdMinor = convertMinor(totalMinor, card.currency, "USD", rate);
  if (row.status !== "confirmed") {
    const indicativeUsdMinor = row.status === "band_not_confirmed" ? usdMinor : null;
    return { ...head, status: "band_not_confirmed", usdMinor: null, indicativeUsdMinor, cardId: card.id };
  }
  if (usdMinor === null) return none("exchange_rate");
  return {
    ...head,
    status: "confirmed",
    usdMinor,
    cardId: card.id,
    currency: card.currency,
    totalMinor,
    lines: [
      {
        code: "weight_fee",
        minor: totalMinor - row.perParcelMinor,
        grams: chargeableGrams,
        perKgMinor: row.perKgMinor,
      },
      { code: "parcel_fee", minor: row.perParcelMinor },
    ],
    exchangeRate: card.currency === "USD" ? null : rate,
  };
}

/** Rounded once, on the sum, so that the total is exact to the cent. */
function priceOf(row: RateRow, grams: number): number {
  return mulDivRound(row.perKgMinor * grams + row.perParcelMinor * 1000, 1, 1000);
}

/** Grams = L × W × H in cm × 1000 ÷ divisor, up to the next gram; null when the solution or the size does not ask for it. */
function volumetricWeight(solution: Solution, parcel: ParcelMeasure): number | null {
  const { volumetric } = solution;
  if (volumetric === null || parcel.sizeMm === null) return null;
  const [length, width, height] = parcel.sizeMm;
  if (volumetric.whenSideOverMm !== null && Math.max(length, width, height) <= volumetric.whenSideOverMm) return null;
  return Math.ceil((length * width * height) / volumetric.divisor);
}

/**
 * Larger than a small parcel in weight or size: other prices hold, by first 0.5 kg and each started 0.5 kg, which are not
 * published. A light parcel of more than 2 kg volumetric weight is priced as one of these, too (a comparable line says so).
 */
export function isLarge(solution: Solution, parcel: ParcelMeasure): boolean {
  const { small } = solution;
  if (small === null) return true;
  if (parcel.weightGrams > small.maxWeightGrams) return true;
  if (parcel.sizeMm === null) return false;
  const [length, width, height] = parcel.sizeMm;
  return Math.max(length, width, height) > small.maxSideMm || length + width + height > small.maxSumMm;
}
