import { z } from "zod";
import { currencies, currencyDecimals } from "#lib/kit/money";
import { isCalendarDate } from "#lib/kit/time";
import { bandStatuses, goodsColumns, parcelSizes, type RateCardFacts, type Tariff } from "./rate-card.ts";

const minor = z.int().nonnegative();

const rowSchema = z.tuple([
  z.string().regex(/^(?:[A-Z]{2}|\*)$/),
  z.int().positive(),
  z.int().positive(),
  z.union([minor, z.strictObject({ flat: minor })]),
  minor,
  z.enum(bandStatuses),
]);

const cardSchema = z.strictObject({
  id: z.string().min(1),
  solutionCode: z.string().min(1),
  currency: z.enum(currencies),
  validFrom: z.string().refine(isCalendarDate),
  source: z.string().min(1),
  /** How far the source can be relied on, where that is not far. */
  note: z.string(),
  goods: z.enum(goodsColumns),
  parcel: z.enum(parcelSizes),
  /** Rows of the source that are left out, each with the reason. */
  omitted: z.array(z.tuple([z.string(), z.string().min(1)])),
  rows: z.array(rowSchema),
});

/**
 * The price lists that ALP brings along: cards with rows [country or "*", from gram, to gram, price per kg or {flat:
 * price}, fee per parcel, status], money in minor units, one column of goods and one parcel size. Throws on anything else.
 */
export function readRateCardFile(file: unknown): RateCardFacts[] {
  return z
    .array(cardSchema)
    .parse(file)
    .map(({ rows, omitted: _, goods, parcel, ...card }) => {
      const microsPerMinor = 10 ** (6 - currencyDecimals[card.currency]);
      return {
        ...card,
        version: 1,
        validTo: null,
        surcharges: [],
        services: {},
        rows: rows.map(([country, fromGrams, toGrams, price, parcelFee, status]) => ({
          ...{ country, goods, parcel, fromGrams, toGrams, tariff: tariffOf(price, microsPerMinor) },
          ...{ perParcelMicros: parcelFee * microsPerMinor, minimumMicros: null, minimumGrams: null, status, note: "" },
        })),
      };
    });
}

function tariffOf(price: number | { readonly flat: number }, microsPerMinor: number): Tariff {
  return typeof price === "number"
    ? { shape: "per_gram", perKgMicros: price * microsPerMinor }
    : { shape: "flat", priceMicros: price.flat * microsPerMinor };
}
