import { addDays, type CalendarDate, dayMs } from "#lib/kit/time";

/** 备案单证 must be together 15 days after the refund was claimed. One source. */
export const documentDays = 15;
/** Not claimed within 36 months of the export declaration: taxed like a sale at home. One source. */
export const claimMonths = 36;
/** Kept for 10 years (STA 2026 No. 5, one source; the rule before said 5). From when it does not say: the claim counts, the later day. */
export const retentionYears = 10;

/** Days before a clock runs out at which people are told; 0: that it has run out. Each is told once. */
export const claimWarningDays = [90, 30, 7, 0] as const;
export const documentWarningDays = [7, 3, 0] as const;

/** The last day on which a refund may be claimed; the day itself is in time. */
export function claimDueOn(declaredOn: CalendarDate): CalendarDate {
  return addMonths(declaredOn, claimMonths);
}

/** The last day on which the documents may still be put together. */
export function documentsDueOn(claimedOn: CalendarDate): CalendarDate {
  return addDays(claimedOn, documentDays);
}

/** Until when everything is kept. */
export function retainUntil(declaredOn: CalendarDate, claimedOn: CalendarDate | null): CalendarDate {
  return addMonths(claimedOn !== null && claimedOn > declaredOn ? claimedOn : declaredOn, retentionYears * 12);
}

/** The same day so many months later; the month's last one where it has no such day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const index = year * 12 + month - 1 + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const text = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(index / 12)}-${text((index % 12) + 1)}-${text(Math.min(day, last))}`;
}

/** Whole days from today to the last day in time; negative after it. */
export function daysUntil(dueOn: CalendarDate, today: CalendarDate): number {
  return Math.round((Date.parse(dueOn) - Date.parse(today)) / dayMs);
}

/**
 * The warning of a clock to tell today, or null. `told`: the last one that was told (null: none). A nearer one takes the
 * place of those that a jump left out, none is told twice.
 */
export function warningDue(
  dueOn: CalendarDate,
  today: CalendarDate,
  told: number | null,
  steps: readonly number[],
): number | null {
  const left = daysUntil(dueOn, today);
  const nearest = left < 0 ? 0 : (steps.findLast((days) => days > 0 && left <= days) ?? null);
  return nearest !== null && (told === null || nearest < told) ? nearest : null;
}
