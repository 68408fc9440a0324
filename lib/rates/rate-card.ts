import { type Currency, currencyDecimals } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import type { ServicePrices } from "./services.ts";
import { orderSurcharges, type Surcharge, type SurchargeBase } from "./surcharge.ts";

/**
 * How far a band's price can be relied on. `confirmed`: published for this band. `band_not_confirmed`: the source does not
 * say whether its price holds here, so it only serves for orientation. `band_unpublished`: another price exists here and
 * was not published.
 */
export const bandStatuses = ["confirmed", "band_not_confirmed", "band_unpublished"] as const;
export type BandStatus = (typeof bandStatuses)[number];

export function isBandStatus(text: string): text is BandStatus {
  return (bandStatuses as readonly string[]).includes(text);
}

/** A sheet's columns by goods: 普货, 带电, 特货 (liquid, powder, cosmetics, magnets). */
export const goodsColumns = ["general", "battery", "special"] as const;
export type GoodsColumn = (typeof goodsColumns)[number];

export const parcelSizes = ["any", "small", "large"] as const;
export type ParcelSize = (typeof parcelSizes)[number];

export const tariffShapes = ["per_gram", "per_step", "first_and_step", "flat"] as const;
export type TariffShape = (typeof tariffShapes)[number];

/**
 * How the weight becomes money; all prices in millionths of the currency's unit (72.45 per kg is 72,450,000). `per_gram`:
 * price per kg × grams ÷ 1000. `per_step`: each started step. `first_and_step`: the first weight, then each started step
 * (首重 + 续重). `flat`: one price for the whole band.
 */
export type Tariff =
  | { readonly shape: "per_gram"; readonly perKgMicros: number }
  | { readonly shape: "per_step"; readonly stepGrams: number; readonly perStepMicros: number }
  | {
      readonly shape: "first_and_step";
      readonly firstGrams: number;
      readonly firstMicros: number;
      readonly stepGrams: number;
      readonly perStepMicros: number;
    }
  | { readonly shape: "flat"; readonly priceMicros: number };

/** The country of a row that holds for every destination that the card does not name. */
export const anyCountry = "*";

/** Parcels leave from here: it is nobody's other destination. */
const origin = "CN";

/**
 * One band of one destination: chargeable grams inclusive. `minimumGrams`: lighter parcels are charged as this weight
 * (起重); `minimumMicros`: freight and fee per parcel together come to at least this (最低收费).
 */
export type RateRow = {
  readonly country: string;
  readonly goods: GoodsColumn;
  readonly parcel: ParcelSize;
  readonly fromGrams: number;
  readonly toGrams: number;
  readonly tariff: Tariff;
  readonly perParcelMicros: number;
  readonly minimumMicros: number | null;
  readonly minimumGrams: number | null;
  readonly status: BandStatus;
  readonly note: string;
};

export type RateCardFacts = {
  readonly id: string;
  readonly solutionCode: string;
  /** A correction of the card that begins on the same day; the highest one holds. */
  readonly version: number;
  readonly currency: Currency;
  /** First and last day in China on which it holds; null while nothing follows it. */
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly source: string;
  readonly note: string;
  readonly rows: readonly RateRow[];
  readonly surcharges: readonly Surcharge[];
  readonly services: ServicePrices;
};

/**
 * A card ready for many quotes: rows by destination ("*" for all others), ascending; surcharges in the order in which they
 * are worked out; `microsPerMinor`: how many millionths make one minor unit of its currency.
 */
export type RateCard = Omit<RateCardFacts, "rows"> & {
  readonly bands: ReadonlyMap<string, readonly RateRow[]>;
  readonly microsPerMinor: number;
};

/** Products of a quote stay below this, so that plain numbers are exact and nothing is rounded twice. */
const largestProduct = 2 ** 51;

/**
 * Sorts a card's rows and surcharges once. Throws on what would make a price a matter of luck or inexact: bands that are
 * empty or overlap, numbers that are no whole ones, surcharges that depend on each other in a circle, sums too large.
 */
export function compileRateCard(facts: RateCardFacts): RateCard {
  const bands = new Map<string, RateRow[]>();
  for (const row of facts.rows) {
    checkRow(facts.id, row);
    const list = bands.get(row.country);
    if (list) list.push(row);
    else bands.set(row.country, [row]);
  }
  for (const [country, list] of bands) {
    list.sort(compareRows);
    if (findOverlap(list)) throw new Error(`${facts.id}: bands overlap for ${country}`);
  }
  const surcharges = orderSurcharges(facts.surcharges);
  if (!surcharges) throw new Error(`${facts.id}: surcharges depend on each other`);
  const microsPerMinor = 10 ** (6 - currencyDecimals[facts.currency]);
  const { rows: _, ...head } = facts;
  const card = { ...head, surcharges, bands, microsPerMinor };
  checkSurcharges(card);
  return card;
}

/** By goods, parcel size and weight. */
export function compareRows(a: RateRow, b: RateRow): number {
  return (
    goodsColumns.indexOf(a.goods) - goodsColumns.indexOf(b.goods) ||
    parcelSizes.indexOf(a.parcel) - parcelSizes.indexOf(b.parcel) ||
    a.fromGrams - b.fromGrams
  );
}

/** Two rows of one destination that claim the same gram of the same goods and parcel size; null when there are none. */
export function findOverlap(rows: readonly RateRow[]): readonly [RateRow, RateRow] | null {
  for (const goods of goodsColumns) {
    for (const size of ["small", "large"] as const) {
      const column = rows
        .filter((row) => row.goods === goods && (row.parcel === "any" || row.parcel === size))
        .sort((a, b) => a.fromGrams - b.fromGrams);
      for (const [index, row] of column.entries()) {
        const before = column[index - 1];
        if (before && before.toGrams >= row.fromGrams) return [before, row];
      }
    }
  }
  return null;
}

/** The rows that hold for a destination: its own, or those of every other one; null when the card does not go there. */
export function rowsFor(card: RateCard, country: string): readonly RateRow[] | null {
  return card.bands.get(country) ?? (country === origin ? undefined : card.bands.get(anyCountry)) ?? null;
}

/** The row that holds a chargeable weight of these goods, or null where nothing is published. */
export function bandAt(
  rows: readonly RateRow[],
  goods: GoodsColumn,
  size: Exclude<ParcelSize, "any">,
  grams: number,
): RateRow | null {
  for (const row of rows) {
    if (row.fromGrams > grams || row.toGrams < grams || row.goods !== goods) continue;
    if (row.parcel === size || row.parcel === "any") return row;
  }
  return null;
}

/**
 * What a parcel of these grams costs by a row, without surcharges, in millionths of the unit: for comparing rows and for
 * limits, up to a millionth too much. A quote is worked out line by line.
 */
export function microsAt({ tariff, perParcelMicros, minimumMicros, minimumGrams }: RateRow, grams: number): number {
  const charged = Math.max(grams, minimumGrams ?? 0);
  return Math.max(tariffMicros(tariff, charged) + perParcelMicros, minimumMicros ?? 0);
}

function tariffMicros(tariff: Tariff, grams: number): number {
  switch (tariff.shape) {
    case "per_gram":
      return Math.ceil((tariff.perKgMicros * grams) / 1000);
    case "per_step":
      return tariff.perStepMicros * startedSteps(grams, 0, tariff.stepGrams);
    case "first_and_step":
      return tariff.firstMicros + tariff.perStepMicros * startedSteps(grams, tariff.firstGrams, tariff.stepGrams);
    case "flat":
      return tariff.priceMicros;
  }
}

/** Started steps above the first weight; 0 within it. */
export function startedSteps(grams: number, firstGrams: number, stepGrams: number): number {
  return grams <= firstGrams ? 0 : Math.ceil((grams - firstGrams) / stepGrams);
}

function checkRow(id: string, row: RateRow): void {
  const { country, fromGrams, toGrams, minimumGrams, minimumMicros, tariff } = row;
  if (fromGrams > toGrams || fromGrams < 1) throw new Error(`${id}: empty band for ${country}`);
  const { shape: _, ...numbers } = tariff;
  const counted = [fromGrams, toGrams, row.perParcelMicros, minimumGrams ?? 0, minimumMicros ?? 0];
  for (const value of [...counted, ...Object.values(numbers)]) {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${id}: no whole number for ${country}`);
  }
  if ("stepGrams" in tariff && tariff.stepGrams < 1) throw new Error(`${id}: empty step for ${country}`);
  if (largestMicros(row) * 1000 > largestProduct) throw new Error(`${id}: price too large for ${country}`);
}

/** What the heaviest parcel of a row costs, in millionths. */
function largestMicros(row: RateRow): number {
  return microsAt(row, row.toGrams);
}

/** The dearest parcel of the card with every surcharge on it must still be worked out exactly. */
function checkSurcharges(card: RateCard): void {
  if (card.surcharges.length === 0) return;
  const rows = [...card.bands.values()].flat();
  const grams = rows.reduce((most, row) => Math.max(most, row.toGrams, row.minimumGrams ?? 0), 0);
  const dearest = rows.reduce((most, row) => Math.max(most, largestMicros(row)), 0);
  const sums = new Map<SurchargeBase, number>([["freight", Math.ceil(dearest / card.microsPerMinor)]]);
  for (const { code, amount } of card.surcharges) {
    const { perParcelMicros = 0, perKgMicros = 0, percentMillionths = 0, minimumMicros = 0 } = amount;
    const base = (amount.of ?? (["freight"] as const)).reduce((sum, one) => sum + (sums.get(one) ?? 0), 0);
    const thousandths = surchargeThousandths(card, { perParcelMicros, perKgMicros, percentMillionths, base, grams });
    if (Math.max(thousandths, minimumMicros * 1000) > largestProduct) throw new Error(`${card.id}: ${code} too large`);
    for (const value of [perParcelMicros, perKgMicros, percentMillionths, minimumMicros]) {
      if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${card.id}: no whole number for ${code}`);
    }
    const minor = Math.ceil(Math.max(thousandths / 1000, minimumMicros) / card.microsPerMinor);
    sums.set(code, (sums.get(code) ?? 0) + minor);
  }
}

type SurchargeParts = {
  readonly perParcelMicros: number;
  readonly perKgMicros: number;
  readonly percentMillionths: number;
  /** Minor units of which the percentage is taken. */
  readonly base: number;
  readonly grams: number;
};

/** A surcharge in thousandths of a millionth of the currency's unit, exact: per parcel + per kg × grams + percent of base. */
export function surchargeThousandths(card: Pick<RateCard, "microsPerMinor">, parts: SurchargeParts): number {
  const { perParcelMicros, perKgMicros, percentMillionths, base, grams } = parts;
  return perParcelMicros * 1000 + perKgMicros * grams + percentMillionths * base * (card.microsPerMinor / 1000);
}
