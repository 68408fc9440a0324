import { z } from "zod";
import { currencies } from "#lib/kit/money";
import { isCalendarDate } from "#lib/kit/time";

/** A rate as staff type it: what one US dollar costs. Whether the figure can be one is judged by `readTypedRate`. */
export const enterRateInput = z.object({
  quote: z.enum(currencies).exclude(["USD"]),
  rate: z.string().trim().max(40),
  day: z.string().trim().refine(isCalendarDate, { message: "day_unknown" }),
  source: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((text) => !/\p{Cc}/u.test(text), { message: "control_characters" }),
  /** Set once the person was asked about a rate far from the last one. */
  isJumpConfirmed: z.boolean(),
});
export type EnterRateInput = z.output<typeof enterRateInput>;
