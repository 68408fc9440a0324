import { type CalendarDate, type Instant, isCalendarDate, parseChinaTime } from "#lib/kit/time";

const chinaOffsetMs = 8 * 3_600_000;

/** An instant as the messages write it: YYYYMMDDhhmmss, China time. */
export function momentText(at: Instant): string {
  return new Date(at + chinaOffsetMs).toISOString().replace(/\D/g, "").slice(0, 14);
}

/** YYYY-MM-DD to YYYYMMDD. */
export function dateText(date: CalendarDate): string {
  return date.replaceAll("-", "");
}

/** YYYYMMDDhhmmss, with milliseconds or without, China time; null when there is no such time. */
export function readMoment(text: string): Instant | null {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})?$/.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, milliseconds = "0"] = match;
  const at = parseChinaTime(`${year}-${month}-${day} ${hour}:${minute}:${second}`);
  return at === null ? null : at + Number(milliseconds);
}

/** True for an existing day written YYYYMMDD. */
export function isDateText(text: string): boolean {
  return /^\d{8}$/.test(text) && isCalendarDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
}
