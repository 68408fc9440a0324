import { dayMs, type Instant, minuteMs } from "#lib/kit/time";
import { startOfDay, zonedDate } from "#lib/kit/zoned-day";

/** Minutes of the day in a time zone, `to` not included; over midnight when `from` is later than `to`. Equal: never quiet. */
export type QuietHours = { readonly from: number; readonly to: number; readonly timeZone: string };

/** When it stops being quiet: `now` itself outside of quiet hours. */
export function quietUntil(now: Instant, { from, to, timeZone }: QuietHours): Instant {
  if (from === to) return now;
  const today = zonedDate(now, timeZone);
  const begin = startOfDay(today, timeZone);
  const minute = Math.floor((now - begin) / minuteMs);
  const overMidnight = from > to;
  const isQuiet = overMidnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return now;
  const endsTomorrow = overMidnight && minute >= from;
  // noon of the next day lies in it whatever the clocks do
  const day = endsTomorrow ? zonedDate(begin + dayMs + dayMs / 2, timeZone) : today;
  return startOfDay(day, timeZone) + to * minuteMs;
}
