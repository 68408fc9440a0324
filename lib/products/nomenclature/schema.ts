import { z } from "zod";
import { isCalendarDate } from "#lib/kit/time";

const plain = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), { message: "control_characters" });

/** What is typed beside a national table's file. `seen` comes with the confirmation. */
export const tableFileInput = z.object({
  name: plain(255).default(""),
  validFrom: z.string().trim().refine(isCalendarDate, { message: "day_unknown" }),
  scope: z.enum(["complete", "part"]),
  source: plain(300).min(1, "missing"),
  note: plain(500).default(""),
  seen: z.string().max(64).default(""),
});
export type TableFileInput = z.output<typeof tableFileInput>;
