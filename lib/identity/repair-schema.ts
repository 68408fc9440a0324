import { z } from "zod";
import { correctableFields } from "#lib/identity/corrections";
import { recipientFields } from "#lib/identity/finding";
import { resolveCountry } from "#lib/kit/country";

/** One field of an order's recipient, corrected in place. An empty text takes the correction back. */
export const recipientCorrectionInput = z
  .object({ orderId: z.uuid(), field: z.enum(correctableFields), corrected: z.string().trim().max(500) })
  .refine(({ field, corrected }) => field !== "country" || corrected === "" || resolveCountry(corrected) !== null, {
    path: ["corrected"],
    message: "country_unknown",
  });
export type RecipientCorrectionInput = z.output<typeof recipientCorrectionInput>;

/** A finding let pass: for the value it was made on, with the reason in words. */
export const findingOverrideInput = z.object({
  orderId: z.uuid(),
  field: z.enum(recipientFields),
  code: z.string().regex(/^[a-z_]{3,60}$/),
  value: z.string().max(2000),
  reason: z.string().trim().min(4).max(500),
});
export type FindingOverrideInput = z.output<typeof findingOverrideInput>;
