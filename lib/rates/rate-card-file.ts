import { z } from "zod";
import { currencies } from "#lib/kit/money";
import { isCalendarDate } from "#lib/kit/time";
import { bandStatuses, type RateCardFacts } from "./rate-card.ts";

const rowSchema = z.tuple([
  z.string().regex(/^[A-Z]{2}$/),
  z.int().positive(),
  z.int().positive(),
  z.int().nonnegative(),
  z.int().nonnegative(),
  z.enum(bandStatuses),
]);

const cardSchema = z.strictObject({
  id: z.string().min(1),
  solutionCode: z.string().min(1),
  currency: z.enum(currencies),
  validFrom: z.string().refine(isCalendarDate),
  source: z.string().min(1),
  /** Rows of the source that name no country, each with the reason why they are left out. */
  omitted: z.array(z.tuple([z.string(), z.string().min(1)])),
  rows: z.array(rowSchema),
});

/**
 * The price lists that ALP brings along: cards with rows [country, from gram, to gram, price per kg, fee per parcel,
 * status], money in minor units. Throws on anything else.
 */
export function readRateCardFile(file: unknown): RateCardFacts[] {
  return z
    .array(cardSchema)
    .parse(file)
    .map(({ rows, omitted: _, ...card }) => ({
      ...card,
      validTo: null,
      rows: rows.map(([country, fromGrams, toGrams, perKgMinor, perParcelMinor, status]) => ({
        ...{ country, fromGrams, toGrams, perKgMinor, perParcelMinor, status },
      })),
    }));
}
