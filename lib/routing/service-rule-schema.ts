import { z } from "zod";
import { serviceClasses } from "#lib/carriers/service-class";
import { confidences, type ServiceRule } from "./tables/service-rules.ts";

const serviceRuleSchema: z.ZodType<ServiceRule> = z.object({
  id: z.string().min(1),
  country: z.string().regex(/^(?:[A-Z]{2}|\*)$/),
  overMinor: z.int().min(-1),
  upToMinor: z.int().nonnegative().nullable(),
  lowestClass: z.enum(serviceClasses),
  onlyCodes: z.object({ class: z.enum(serviceClasses), codes: z.array(z.string().min(1)).min(1) }).optional(),
  exemptsSpecialGoods: z.literal(true).optional(),
  confidence: z.enum(confidences),
});

/** A seller rule as it was stored; throws when it is none, since a rule that is not understood permits everything. */
export function readServiceRule(stored: unknown): ServiceRule {
  return serviceRuleSchema.parse(stored);
}
