import type { Currency } from "#lib/kit/money";

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

/** One band of one destination: grams inclusive, money in minor units of the card's currency. */
export type RateRow = {
  readonly country: string;
  readonly fromGrams: number;
  readonly toGrams: number;
  readonly perKgMinor: number;
  readonly perParcelMinor: number;
  readonly status: BandStatus;
};

export type RateCardFacts = {
  readonly id: string;
  readonly solutionCode: string;
  readonly currency: Currency;
  /** First and last day in China on which it holds; null while nothing follows it. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly rows: readonly RateRow[];
};

/** A card ready for many quotes: bands by destination, ascending. */
export type RateCard = Omit<RateCardFacts, "rows"> & { readonly bands: ReadonlyMap<string, readonly RateRow[]> };

/** Sorts a card's rows once; throws on overlapping or empty bands, which would make a price a matter of luck. */
export function compileRateCard(facts: RateCardFacts): RateCard {
  const bands = new Map<string, RateRow[]>();
  for (const row of facts.rows) {
    if (row.fromGrams > row.toGrams || row.fromGrams < 1) throw new Error(`${facts.id}: empty band for ${row.country}`);
    const list = bands.get(row.country) ?? [];
    list.push(row);
    bands.set(row.country, list);
  }
  for (const [country, list] of bands) {
    list.sort((a, b) => a.fromGrams - b.fromGrams);
    for (const [index, row] of list.entries()) {
      const before = list[index - 1];
      if (before && before.toGrams >= row.fromGrams) throw new Error(`${facts.id}: bands overlap for ${country}`);
    }
  }
  const { rows: _, ...head } = facts;
  return { ...head, bands };
}

/** The band that holds a chargeable weight, or null where nothing is published. */
export function bandAt(card: RateCard, country: string, grams: number): RateRow | null {
  return card.bands.get(country)?.find((row) => row.fromGrams <= grams && grams <= row.toGrams) ?? null;
}
