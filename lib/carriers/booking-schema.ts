import { z } from "zod";
import type { BookingRequest } from "./requests.ts";

const address = z.object({
  name: z.string(),
  mobile: z.string(),
  phone: z.string().optional(),
  email: z.string().optional(),
  postalCode: z.string(),
  country: z.string(),
  state: z.string(),
  city: z.string(),
  district: z.string().optional(),
  street: z.string().optional(),
  detail: z.string(),
});

const item = z.object({
  itemId: z.string(),
  sku: z.string(),
  quantity: z.number().int(),
  nameEn: z.string(),
  nameZh: z.string(),
  unitPriceMinor: z.number().int(),
  currency: z.string(),
  hsCode: z.string().optional(),
  originCountry: z.string().optional(),
  weightGrams: z.number().int(),
  url: z.string().optional(),
  battery: z.boolean().optional(),
});

const schema = z.object({
  waybillId: z.uuid(),
  orderNumber: z.string(),
  orderedAt: z.number(),
  paidAt: z.number(),
  serviceCode: z.string(),
  packages: z.array(
    z.object({
      lengthMm: z.number().int(),
      widthMm: z.number().int(),
      heightMm: z.number().int(),
      weightGrams: z.number().int(),
      items: z.array(item),
    }),
  ),
  sender: address,
  receiver: address,
  returner: address,
  recipientTaxId: z.string().optional(),
  sellerTaxId: z.string().optional(),
  undeliverable: z.enum(["return", "destroy"]),
  doorPickup: z.boolean(),
});

/** A booking as it was stored at the confirmation. Throws when the row holds something else: that is a bug of ours. */
export function parseBooking(stored: unknown): BookingRequest {
  // The currency is one of lib/kit/money by the time it is stored; a carrier gets it as text anyway.
  return schema.parse(stored) as BookingRequest;
}
