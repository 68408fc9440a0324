import { z } from "zod";
import { currencies } from "#lib/kit/money";

/** What goes with an uploaded bill: its file's name, the currency where the sheet names none, and what was looked at. */
export const billUploadInput = z.object({
  name: z
    .string()
    .default("")
    .transform((name) => name.replace(/\p{Cc}/gu, "").slice(0, 255)),
  currency: z.enum(currencies).default("CNY"),
  confirm: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
