import { destinationOf } from "../world/countries.ts";
import type { Place } from "./script.ts";

const hourMs = 3_600_000;

/**
 * How an event's time is told. The text is the wall clock of the place. `sloppy` is a habit of real histories: the events
 * of one hand-over bear the same wall clock with different zones; it is always the earlier reading, never the future.
 */
export function stamp(
  instant: number,
  place: Place,
  country: string,
  sloppy: boolean,
  style: 0 | 1,
): { time: string; zone: string | null } {
  if (place === "notice") return { time: wallClock(instant, 8), zone: null };
  const zone = place === "origin" ? 8 : destinationOf(country).zone;
  if (sloppy && place === "destination" && zone > 0)
    return { time: wallClock(instant, 0), zone: zoneText(zone, style) };
  return { time: wallClock(instant, zone), zone: zoneText(zone, style) };
}

export function wallClock(instant: number, zoneHours: number): string {
  return new Date(instant + zoneHours * hourMs).toISOString().slice(0, 19).replace("T", " ");
}

/** Both ways of writing a zone occur: GMT+8 and GMT+08:00. */
export function zoneText(hours: number, style: 0 | 1): string {
  const sign = hours < 0 ? "-" : "+";
  const whole = Math.floor(Math.abs(hours));
  const minutes = Math.round((Math.abs(hours) - whole) * 60);
  if (style === 0 && minutes === 0) return `GMT${sign}${whole}`;
  return `GMT${sign}${String(whole).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/**
 * Real instants for `count` events that fell due together: spread between the last one told and now, whole seconds,
 * each after the one before.
 */
export function spread(previous: number, now: number, count: number): number[] {
  const from = Math.floor(previous / 1000);
  const to = Math.max(Math.floor(now / 1000), from + count);
  return Array.from({ length: count }, (_, index) => (from + Math.floor(((to - from) * (index + 1)) / count)) * 1000);
}
