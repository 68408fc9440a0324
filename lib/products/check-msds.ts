import type { Refusal } from "#lib/kit/result";
import { addDays, type CalendarDate } from "#lib/kit/time";
import type { MsdsFacts } from "./msds.ts";
import { msdsLimits } from "./msds-limits.ts";

/**
 * Why an MSDS with these facts is not taken today; null: it is. One that has run out helps nobody, and a year far away is
 * a slip of the hand (laboratories give one year, seldom more than three). Batteries above a limit are taken: it is shown.
 */
export function refuseMsds(facts: MsdsFacts, today: CalendarDate): Refusal | null {
  const { validUntil } = facts;
  if (validUntil < today) return { code: "msds_over", field: "validUntil", values: { on: validUntil } };
  const last = addDays(today, msdsLimits.years * 366);
  if (validUntil > last) return { code: "msds_too_far", field: "validUntil", values: { years: msdsLimits.years } };
  return null;
}
