import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { AreaKind, Solution } from "#lib/carriers/solutions";
import type { Currency } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import { convertMinor, type ExchangeRate, type ExchangeRates } from "./exchange-rate.ts";
import type { FeeLine } from "./fee-line.ts";
import { addFreight } from "./freight.ts";
import { bandAt, type GoodsColumn, type RateCard, type RateRow, rowsFor } from "./rate-card.ts";
import { addServices } from "./service-fees.ts";
import { noServices, type ServiceSwitches } from "./services.ts";
import { addSurcharges } from "./surcharge-fees.ts";

/**
 * What is priced: grams, millimetres (null when unknown), goods and destination. `area` null: not known, counts as
 * mainland. `declaredUsdMinor`: value of the goods; `tariffItems`: different HS headings in the parcel.
 */
export type ParcelMeasure = {
  readonly country: string;
  readonly postalCode: string;
  readonly area: AreaKind | null;
  readonly weightGrams: number;
  readonly sizeMm: readonly [number, number, number] | null;
  readonly cargoKinds: readonly CargoKind[];
  readonly declaredUsdMinor: number | null;
  readonly tariffItems: number | null;
  readonly services: ServiceSwitches;
};

/** General goods of which nothing more is known, with no service: what a list of prices shows. */
export const plainParcel = {
  postalCode: "",
  area: null,
  sizeMm: null,
  cargoKinds: ["general"],
  declaredUsdMinor: null,
  tariffItems: null,
  services: noServices,
} as const satisfies Omit<ParcelMeasure, "country" | "weightGrams">;

/**
 * Why there is no price. `card`: none holds on the day. On the card nothing is published for the destination, the weight, a
 * large parcel, these goods; a service that is switched on has no price on it; the duty cannot be worked out; a rate is
 * missing. `measure`: the weight or a side is no whole number above 0.
 */
export const noPriceReasons = [
  "card",
  "destination",
  "weight",
  "large_parcel",
  "cargo_kind",
  "exchange_rate",
  "service",
  "duty",
  "measure",
] as const;
export type NoPriceReason = (typeof noPriceReasons)[number];

type QuoteHead = {
  readonly solutionCode: string;
  readonly chargeableGrams: number;
  /** Set when volume decides. */
  readonly volumetricGrams: number | null;
};

/** `exchangeRate`: with which the total became USD; null where the card is in USD. `pricedOn`: the day of the price. */
export type PricedQuote = QuoteHead & {
  readonly status: "confirmed";
  readonly usdMinor: number;
  readonly cardId: string;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly lines: readonly FeeLine[];
  readonly exchangeRate: ExchangeRate | null;
  readonly pricedOn: CalendarDate;
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
 * The price of one parcel on one solution: freight by the row that holds the chargeable weight, surcharges, switched-on
 * services and duty. Every line is rounded half up to the minor unit once, the total is their sum, and USD is the total
 * converted once (the rounding is general knowledge, the billing rules are the sheet's). Outside a published band nothing
 * is extrapolated. Plain integer arithmetic: the card's compilation has made sure that it is exact.
 */
export function quoteParcel(
  solution: Solution,
  card: RateCard | null,
  parcel: ParcelMeasure,
  rates: ExchangeRates | null,
  today: CalendarDate,
): Quote {
  if (!isMeasured(parcel)) return unpriced(solution, parcel.weightGrams, null, "measure");
  const volume = volumetricWeight(solution, parcel);
  const volumetricGrams = volume > parcel.weightGrams ? volume : null;
  const grams = volumetricGrams ?? parcel.weightGrams;
  if (card === null) return unpriced(solution, grams, volumetricGrams, "card");
  const goods = goodsColumnOf(solution, parcel.cargoKinds);
  if (goods === null) return unpriced(solution, grams, volumetricGrams, "cargo_kind");
  const rows = rowsFor(card, parcel.country);
  if (!rows) return unpriced(solution, grams, volumetricGrams, "destination");
  const size = isLarge(solution, parcel) || grams > (solution.small?.maxWeightGrams ?? 0) ? "large" : "small";
  const row = bandAt(rows, goods, size, grams);
  if (!row) return unpriced(solution, grams, volumetricGrams, gapOf(rows, goods, size));
  const lines: FeeLine[] = [];
  const freightMinor = addFreight(lines, card, row, grams);
  const beforeServices = freightMinor + addSurcharges(lines, card, parcel, freightMinor, grams, today);
  const services = addServices(lines, solution, card, parcel, rates, today);
  const totalMinor = typeof services === "number" ? beforeServices + services : null;
  const usdMinor = totalMinor === null ? null : convertMinor(totalMinor, card.currency, "USD", rates);
  if (row.status !== "confirmed") return unconfirmed(solution, card, row, grams, volumetricGrams, usdMinor);
  if (typeof services !== "number") return unpriced(solution, grams, volumetricGrams, services);
  if (totalMinor === null || usdMinor === null) return unpriced(solution, grams, volumetricGrams, "exchange_rate");
  return {
    solutionCode: solution.code,
    chargeableGrams: grams,
    volumetricGrams,
    status: "confirmed",
    usdMinor,
    cardId: card.id,
    currency: card.currency,
    totalMinor,
    lines,
    exchangeRate: card.currency === "USD" ? null : (rates?.rates.get(card.currency) ?? null),
    pricedOn: today,
  };
}

function unpriced(
  solution: Solution,
  chargeableGrams: number,
  volumetricGrams: number | null,
  reason: NoPriceReason,
): UnpricedQuote {
  const solutionCode = solution.code;
  return { solutionCode, chargeableGrams, volumetricGrams, status: "no_published_price", usdMinor: null, reason };
}

function unconfirmed(
  solution: Solution,
  card: RateCard,
  row: RateRow,
  chargeableGrams: number,
  volumetricGrams: number | null,
  usdMinor: number | null,
): UnconfirmedQuote {
  return {
    solutionCode: solution.code,
    chargeableGrams,
    volumetricGrams,
    status: "band_not_confirmed",
    usdMinor: null,
    indicativeUsdMinor: row.status === "band_not_confirmed" ? usdMinor : null,
    cardId: card.id,
  };
}

function isMeasured({ weightGrams, sizeMm }: ParcelMeasure): boolean {
  if (!Number.isSafeInteger(weightGrams) || weightGrams < 1) return false;
  if (sizeMm === null) return true;
  for (const side of sizeMm) if (!Number.isSafeInteger(side) || side < 1) return false;
  return true;
}

/** Which column of a sheet a kind of goods has where it has a price of its own. */
const ownColumns: Readonly<Record<CargoKind, GoodsColumn>> = {
  general: "general",
  built_in_battery: "battery",
  battery_packed_with: "battery",
  pure_battery: "battery",
  liquid: "special",
  powder: "special",
  cosmetics: "special",
  magnetic: "special",
};

/** Null when a kind is refused, or two kinds have two columns: which of them would hold is not published. */
function goodsColumnOf(solution: Solution, kinds: readonly CargoKind[]): GoodsColumn | null {
  let column: GoodsColumn = "general";
  for (const kind of kinds) {
    const acceptance = solution.cargo[kind];
    if (acceptance === "published_price") continue;
    const own = ownColumns[kind];
    if (acceptance === "refused" || (column !== "general" && column !== own)) return null;
    column = own;
  }
  return column;
}

/** Why no row holds: no column for these goods, none for large parcels, or none at this weight. */
function gapOf(rows: readonly RateRow[], goods: GoodsColumn, size: "small" | "large"): NoPriceReason {
  const column = rows.filter((row) => row.goods === goods);
  if (column.length === 0) return "cargo_kind";
  return column.some(({ parcel }) => parcel === size || parcel === "any") || size === "small"
    ? "weight"
    : "large_parcel";
}

/** Grams = L × W × H in cm × 1000 ÷ divisor, up to the next gram; 0 when the solution or the size does not ask for it. */
function volumetricWeight(solution: Solution, parcel: ParcelMeasure): number {
  const { volumetric } = solution;
  if (volumetric === null || parcel.sizeMm === null) return 0;
  const [length, width, height] = parcel.sizeMm;
  if (volumetric.whenSideOverMm !== null && Math.max(length, width, height) <= volumetric.whenSideOverMm) return 0;
  return Math.ceil((length * width * height) / volumetric.divisor);
}

/**
 * Larger than a small parcel in weight or size: other prices hold, by first 0.5 kg and each started 0.5 kg, which are not
 * published. A light parcel of more than 2 kg volumetric weight is priced as one of these, too (a comparable line says so).
 */
export function isLarge(solution: Solution, parcel: Pick<ParcelMeasure, "weightGrams" | "sizeMm">): boolean {
  const { small } = solution;
  if (small === null) return true;
  if (parcel.weightGrams > small.maxWeightGrams) return true;
  if (parcel.sizeMm === null) return false;
  const [length, width, height] = parcel.sizeMm;
  return Math.max(length, width, height) > small.maxSideMm || length + width + height > small.maxSumMm;
}
