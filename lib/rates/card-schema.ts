import { z } from "zod";
import { currencies } from "#lib/kit/money";
import { isCalendarDate } from "#lib/kit/time";

const plain = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), { message: "control_characters" });
const day = z.literal("").or(z.string().trim().refine(isCalendarDate, { message: "day_unknown" }));

/** What is typed beside a card's file; empty: as the file says. `seen` and `warnings` come with the confirmation. */
export const cardFileInput = z.object({
  name: plain(255).default(""),
  validFrom: day.default(""),
  validTo: day.default(""),
  currency: z.enum(currencies).or(z.literal("")).default(""),
  source: plain(300).default(""),
  note: plain(500).default(""),
  seen: z.string().max(64).default(""),
  warnings: z.enum(["", "seen"]).default(""),
});
export type CardFileInput = z.output<typeof cardFileInput>;

/** A percentage of the current card becomes another from a day on; everything else is copied into a new card. */
export const changePercentInput = z.object({
  solutionCode: z.string().min(1).max(60),
  /** The card that was seen. */
  cardId: z.string().min(1).max(120),
  /** Place in the card's list of surcharges; -1: a fuel surcharge on the freight that the card has not yet. */
  place: z.int().min(-1).max(200),
  percent: z.string().trim().max(20),
  validFrom: z.string().trim().refine(isCalendarDate, { message: "day_unknown" }),
  source: plain(300).min(1),
});
export type ChangePercentInput = z.output<typeof changePercentInput>;
