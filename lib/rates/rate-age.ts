import { type CalendarDate, dayMs } from "#lib/kit/time";

/** A reference rate is published on working days; with holidays around a weekend the last one may be five days old. */
const freshDays = 7;

/** Whole days from a rate's day to today. */
export function rateAgeDays(day: CalendarDate, today: CalendarDate): number {
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / dayMs);
}

/** Older than seven days: still used, with a warning. */
export function isRateStale(day: CalendarDate, today: CalendarDate): boolean {
  return rateAgeDays(day, today) > freshDays;
}
