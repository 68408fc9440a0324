import { z } from "zod";
import { currencies } from "#lib/kit/money";
import type { BookedPrice } from "./compare-bill.ts";

const frozenQuote = z.object({
  status: z.literal("confirmed"),
  usdMinor: z.int(),
  cardId: z.string(),
  currency: z.enum(currencies),
  totalMinor: z.int(),
  chargeableGrams: z.int(),
  /** Quotes of before there were dated surcharges have none. */
  pricedOn: z.string().optional(),
});

/** The price in a frozen quote, with the day of it; null for a parcel that was booked without a published price. */
export function readBookedPrice(quote: unknown): (BookedPrice & { readonly pricedOn: string | null }) | null {
  const read = frozenQuote.safeParse(quote);
  if (!read.success) return null;
  const { usdMinor, cardId, currency, totalMinor, chargeableGrams, pricedOn } = read.data;
  return { usdMinor, cardId, currency, totalMinor, chargeableGrams, pricedOn: pricedOn ?? null };
}
