/** Instants are epoch milliseconds (UTC); calendar dates are `YYYY-MM-DD` text. `now` always comes in as data. */
export type Instant = number;
export type CalendarDate = string;

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** China Standard Time has been UTC+8 without summer time since 1991. */
const chinaOffsetMs = 8 * hourMs;

const calendarDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for an existing day written `YYYY-MM-DD` (no 30 February). */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = calendarDate.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The calendar date in China at an instant. */
export function chinaDateOf(instant: Instant): CalendarDate {
  return new Date(instant + chinaOffsetMs).toISOString().slice(0, 10);
}

/** 00:00 China time of a calendar date. */
export function startOfChinaDay(date: CalendarDate): Instant {
  return Date.parse(`${date}T00:00:00.000+08:00`);
}

/** 23:59:59 China time of a calendar date: 发货期限 is a date and counts to the end of that day in China. */
export function endOfChinaDay(date: CalendarDate): Instant {
  return Date.parse(`${date}T23:59:59.000+08:00`);
}

/** A wall-clock time in China ("2026-11-25 09:30" or with seconds) to an instant; null when it does not exist. */
export function parseChinaTime(text: string): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (!match?.[1] || !isCalendarDate(match[1])) return null;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return startOfChinaDay(match[1]) + hour * hourMs + minute * minuteMs + second * 1000;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
