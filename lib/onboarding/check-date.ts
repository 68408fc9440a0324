import { addDays, type CalendarDate, isCalendarDate } from "#lib/kit/time";
import type { FieldContext } from "./fields.ts";

export type DateFault = {
  readonly outcome: "warn" | "refuse";
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
};

const fault = (code: string, values: Readonly<Record<string, string>> = {}): DateFault => ({
  outcome: "refuse",
  code,
  values,
});

/** 对外贸易经营者备案登记 was abolished on this day (law of 2022-12-30): no form is dated on it or later. */
export const filingFormAbolishedOn: CalendarDate = "2022-12-30";

/** Longer than any document is valid: a slip of the keyboard. */
const farAwayDays = 100 * 366;

/** Until when a document is valid: an existing day, today or later, within a century. The last day still counts. */
export function checkValidUntil(text: string, today: CalendarDate): DateFault | null {
  if (!isCalendarDate(text)) return fault("date_unreadable");
  if (text < today) return fault("expired", { on: text });
  return text > addDays(today, farAwayDays) ? fault("date_too_far", { on: text }) : null;
}

/** A day that has been: founding, filing. */
export function checkPastDate(text: string, today: CalendarDate): DateFault | null {
  if (!isCalendarDate(text)) return fault("date_unreadable");
  if (text > today) return fault("date_in_future", { on: text });
  return text < "1900-01-01" ? fault("date_too_early", { on: text }) : null;
}

/** The filing of an individual business: the trade operator's form only from before it was abolished. */
export function checkFilingDate(text: string, { values }: FieldContext, today: CalendarDate): DateFault | null {
  const wrong = checkPastDate(text, today);
  if (wrong) return wrong;
  const { filingKind, foundedOn } = values.licence ?? {};
  if (filingKind === "trade_operator_filing" && text >= filingFormAbolishedOn) {
    return fault("filing_form_abolished", { on: filingFormAbolishedOn });
  }
  if (foundedOn && isCalendarDate(foundedOn) && text < foundedOn) {
    return { outcome: "warn", code: "filing_before_founding", values: { founded: foundedOn } };
  }
  return null;
}
