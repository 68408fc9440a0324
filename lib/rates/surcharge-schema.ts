import { z } from "zod";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { areaKinds } from "#lib/carriers/solutions";
import { isCalendarDate } from "#lib/kit/time";
import type { ServicePrices } from "./services.ts";
import { type Surcharge, surchargeBases, surchargeCodes } from "./surcharge.ts";

const whole = z.int().nonnegative();
const country = z.string().regex(/^[A-Z]{2}$/);
const bound = z.string().regex(/^[A-Z0-9]{1,10}$/);
const day = z.string().refine(isCalendarDate);

const surchargeSchema: z.ZodType<Surcharge> = z.strictObject({
  code: z.enum(surchargeCodes),
  nameZh: z.string().min(1),
  nameEn: z.string().min(1),
  when: z.strictObject({
    countries: z.array(country).min(1).optional(),
    postal: z
      .array(z.strictObject({ country, from: bound, to: bound }))
      .min(1)
      .optional(),
    areas: z.array(z.enum(areaKinds)).min(1).optional(),
    cargoKinds: z.array(z.enum(cargoKinds)).min(1).optional(),
    sideOverMm: whole.optional(),
    sumOverMm: whole.optional(),
    gramsOver: whole.optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  amount: z.strictObject({
    perParcelMicros: whole.optional(),
    perKgMicros: whole.optional(),
    percentMillionths: whole.optional(),
    of: z.array(z.enum(surchargeBases)).min(1).optional(),
    minimumMicros: whole.optional(),
  }),
});

const servicePricesSchema: z.ZodType<ServicePrices> = z.strictObject({
  insurance: z
    .strictObject({ percentMillionths: whole, minimumMicros: whole, maxCoverageUsdMinor: whole.nullable() })
    .optional(),
  duty_prepaid: z.strictObject({ perParcelMicros: whole, percentMillionths: whole }).optional(),
  return_label: z.strictObject({ perParcelMicros: whole }).optional(),
});

/** A card's surcharges as they were stored; throws when they are none, since a guess would price parcels. */
export function readSurcharges(stored: unknown): readonly Surcharge[] {
  return z.array(surchargeSchema).parse(stored);
}

/** A card's service prices as they were stored; throws when they are none. */
export function readServicePrices(stored: unknown): ServicePrices {
  return servicePricesSchema.parse(stored);
}
