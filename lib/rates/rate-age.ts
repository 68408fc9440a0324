import { type CalendarDate, dayMs } from "#lib/kit/time";

/** Whole days from a rate's day to today. */
export function rateAgeDays(day: CalendarDate, today: CalendarDate): number {
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / dayMs);
}
