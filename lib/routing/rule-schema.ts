import { z } from "zod";
import { serviceClasses } from "#lib/carriers/service-class";
import { parseMinor } from "#lib/kit/money";
import { isCalendarDate } from "#lib/kit/time";
import { confidences } from "./tables/service-rules.ts";

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), { message: "control_characters" });

/** US dollars as typed; empty means no limit on this side. */
const dollars = (empty: number | null) =>
  z
    .string()
    .trim()
    .transform((text, context) => {
      if (text === "") return empty;
      const minor = parseMinor(text, "USD");
      if (minor !== null && minor >= 0 && minor <= 100_000_000) return minor;
      context.addIssue({ code: "custom", message: "amount_unreadable" });
      return z.NEVER;
    });

const day = z.string().trim().refine(isCalendarDate, { message: "day_unknown" });

/** Codes of services, separated by spaces or commas, as the rule's text writes them. */
const serviceCodes = z.string().transform((text, context) => {
  const codes = [...new Set(text.split(/[\s,;，；、]+/).filter((code) => code !== ""))];
  if (codes.length <= 20 && codes.every((code) => /^[A-Z0-9_]{2,60}$/.test(code))) return codes;
  context.addIssue({ code: "custom", message: "codes_unreadable" });
  return z.NEVER;
});

/** A platform rule as staff enter it. `replaces`: the rule that ends the day before; "" for a new one. */
export const enterRuleInput = z
  .object({
    replaces: z.string().max(120),
    country: z.string().trim().toUpperCase().max(2),
    over: dollars(-1),
    upTo: dollars(null),
    lowestClass: z.enum(serviceClasses),
    onlyClass: z.enum(serviceClasses).or(z.literal("")),
    onlyCodes: serviceCodes,
    exemptsSpecialGoods: z.boolean(),
    confidence: z.enum(confidences),
    validFrom: day,
    validTo: z.literal("").or(day),
    source: line(300).min(1),
    note: line(500),
  })
  .refine(({ onlyClass, onlyCodes }) => (onlyClass === "") === (onlyCodes.length === 0), {
    message: "codes_and_class",
    path: ["onlyCodes"],
  });
export type EnterRuleInput = z.output<typeof enterRuleInput>;

/** A rule's last day. */
export const endRuleInput = z.object({ ruleId: z.string().min(1).max(120), lastDay: day, note: line(500) });
export type EndRuleInput = z.output<typeof endRuleInput>;
