import { type CalendarDate, dayMs, type Instant, isCalendarDate, parseChinaTime } from "#lib/kit/time";

/**
 * The export does not say in which zone its times stand. They are read as China time, so that ALP shows the very wall
 * clock of the file; nothing is decided by them, the deadline is a date of its own.
 */
export function readTime(text: string): Instant | null {
  const clock = wallClockOf(text);
  return clock === null ? null : parseChinaTime(clock.includes(" ") ? clock : `${clock} 00:00`);
}

/** 发货期限 and other dates: `yyyy-MM-dd`, also with dots, slashes, a time of day, or as an Excel serial number. */
export function readDate(text: string): CalendarDate | null {
  const clock = wallClockOf(text);
  return clock === null ? null : clock.slice(0, 10);
}

const written =
  /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/** `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss`; null for anything that could be read in two ways (05/06/2026) or not at all. */
function wallClockOf(text: string): string | null {
  const folded = text.normalize("NFKC").trim();
  const serial = /^\d{5}(?:\.\d+)?$/.test(folded) ? serialClock(Number(folded)) : null;
  if (serial !== null) return serial;
  const match = written.exec(folded);
  if (!match) return null;
  const [, year = "", month = "", day = "", hour, minute, second] = match;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isPlausible(date)) return null;
  if (hour === undefined || minute === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return `${date} ${hour.padStart(2, "0")}:${minute}:${second ?? "00"}`;
}

/** Days since 1899-12-30, which is right for all dates after Excel's wrong leap day of 1900. */
function serialClock(serial: number): string | null {
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round((serial * dayMs) / 1000) * 1000).toISOString();
  const date = at.slice(0, 10);
  if (!isPlausible(date)) return null;
  const time = at.slice(11, 19);
  return time === "00:00:00" ? date : `${date} ${time}`;
}

/** AliExpress opened in 2010; a date far ahead is a broken cell. */
function isPlausible(date: string): boolean {
  return isCalendarDate(date) && date >= "2010-01-01" && date < "2100-01-01";
}
