import { type CalendarDate, dayMs, type Instant } from "./time.ts";

/** The instant at which a calendar date begins in a time zone, also where clocks are changed at midnight. */
export function startOfDay(date: CalendarDate, timeZone: string): Instant {
  const asUtc = Date.parse(`${date}T00:00:00Z`);
  const offsets = [asUtc - dayMs, asUtc, asUtc + dayMs].map((instant) => zoneOffset(instant, timeZone));
  const candidates = offsets.map((offset) => asUtc - offset).sort((one, other) => one - other);
  const begins = (instant: Instant) => zonedDate(instant, timeZone) >= date && zonedDate(instant - 1, timeZone) < date;
  return candidates.find(begins) ?? asUtc - (offsets[1] ?? 0);
}

/** The calendar date in a time zone at an instant. */
export function zonedDate(instant: Instant, timeZone: string): CalendarDate {
  return new Date(instant + zoneOffset(instant, timeZone)).toISOString().slice(0, 10);
}

/** How far the zone's clocks are ahead of UTC. */
function zoneOffset(instant: Instant, timeZone: string): number {
  const format = formatOf(timeZone);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en", {
    ...{ timeZone, calendar: "gregory", hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
}
