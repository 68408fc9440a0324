import { z } from "zod";
import { includedServices } from "#lib/carriers/solutions";
import { currencies } from "#lib/kit/money";
import { isCalendarDate } from "#lib/kit/time";
import type { FeeLine } from "./fee-line.ts";
import { noPriceReasons, type Quote } from "./quote.ts";
import { surchargeCodes } from "./surcharge.ts";

const whole = z.int();
const day = z.string().refine(isCalendarDate);
const currency = z.enum(currencies);

const exchangeRate = z.object({
  ...{ base: z.literal("USD"), quote: currency, day, rateMicros: whole, source: z.string() },
});
const rates = z.array(exchangeRate);

const line = <Code extends FeeLine["code"], Shape extends z.core.$ZodShape>(code: Code, shape: Shape) =>
  z.object({ code: z.literal(code), minor: whole, ...shape });

const feeLine = z.discriminatedUnion("code", [
  line("weight_fee", { grams: whole, perKgMicros: whole }),
  line("step_fee", { grams: whole, steps: whole, stepGrams: whole, perStepMicros: whole }),
  line("first_weight_fee", {
    ...{ grams: whole, firstGrams: whole, firstMicros: whole },
    ...{ steps: whole, stepGrams: whole, perStepMicros: whole },
  }),
  line("band_fee", { fromGrams: whole, toGrams: whole }),
  line("parcel_fee", {}),
  line("minimum_fee", { minimumMinor: whole, computedMinor: whole }),
  line("surcharge", {
    ...{ surcharge: z.enum(surchargeCodes), nameZh: z.string(), nameEn: z.string() },
    ...{ grams: whole, perParcelMicros: whole, perKgMicros: whole, percentMillionths: whole },
    ...{ ofMinor: whole, minimumMinor: whole.nullable() },
  }),
  line("insurance", { coverageUsdMinor: whole, percentMillionths: whole, minimumMinor: whole.nullable(), rates }),
  line("duty_per_item", { tariffItems: whole, perItemMinor: whole, currency, rates }),
  line("duty_by_value", { valueUsdMinor: whole, percentMillionths: whole, rates }),
  line("duty_service", { perParcelMicros: whole, percentMillionths: whole, ofMinor: whole }),
  line("return_label", {}),
  z.object({
    code: z.literal("included"),
    minor: z.literal(0),
    item: z.enum([...includedServices, "alp_fee"]),
  }),
]);

const head = { solutionCode: z.string(), chargeableGrams: whole, volumetricGrams: whole.nullable() };

const frozenQuote = z.discriminatedUnion("status", [
  z.object({
    ...{ ...head, status: z.literal("confirmed"), usdMinor: whole, cardId: z.string(), currency, totalMinor: whole },
    ...{ lines: z.array(feeLine), exchangeRate: exchangeRate.nullable(), pricedOn: day },
  }),
  z.object({
    ...{ ...head, status: z.literal("band_not_confirmed"), usdMinor: z.null() },
    ...{ indicativeUsdMinor: whole.nullable(), cardId: z.string() },
  }),
  z.object({
    ...{ ...head, status: z.literal("no_published_price"), usdMinor: z.null(), reason: z.enum(noPriceReasons) },
  }),
]);

/**
 * The quote as it was agreed to and frozen with its parcel, item by item, so that it can be explained for as long as the
 * parcel is kept. Null for a shape of before the fee lines had their arithmetic.
 */
export function readFrozenQuote(stored: unknown): Quote | null {
  const read = frozenQuote.safeParse(stored);
  return read.success ? read.data : null;
}
