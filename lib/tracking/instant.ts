import { dayMs, hourMs, type Instant, minuteMs } from "#lib/kit/time";

/**
 * When an event happened, from what was reported. `at` is the best instant; `publishedAt` keeps the order in which the
 * carrier lists its events (it sorts by wall clock read as Beijing time, whatever the zone says).
 */
export type EventInstant = {
  readonly at: Instant;
  readonly publishedAt: Instant;
  /** The wall clock as printed, `YYYY-MM-DD HH:mm:ss`; null when only an instant was given. */
  readonly localTime: string | null;
  /** As reported, for the screen; null when absent. */
  readonly zone: string | null;
  /** `zone`: local time with its zone; `beijing`: no usable zone, read as China time. */
  readonly basis: "zone" | "beijing";
};

const beijingOffset = 8 * hourMs;
/** Beyond the year 9999 no calendar of ours goes; no carrier means it. */
const lastInstant = Date.UTC(9999, 11, 30);

/**
 * Reads the time of an event. In: `time` as text (wall clock, ISO, compact digits) or number (epoch ms or s), and the zone
 * as text. Out: null when the time cannot be read. An epoch of Cainiao is the wall clock read as Beijing time, so with a
 * zone the wall clock is taken back out of it; without one it is right as it is. Source: 31 published events compared.
 */
export function readInstant(time: string | number | null, zone: string | null): EventInstant | null {
  const printed = zone?.trim() || null;
  const offset = printed === null ? null : zoneOffset(printed);
  const wall = wallClock(time);
  if (wall === null || wall.clock > lastInstant) return null;
  if (wall.utc) {
    return { at: wall.clock, publishedAt: wall.clock, localTime: null, zone: printed, basis: "zone" };
  }
  const publishedAt = wall.clock - beijingOffset;
  return {
    at: offset === null ? publishedAt : wall.clock - offset,
    publishedAt,
    localTime: new Date(wall.clock).toISOString().slice(0, 19).replace("T", " "),
    zone: printed,
    basis: offset === null ? "beijing" : "zone",
  };
}

/** The wall clock as if it were UTC; `utc` when the text itself fixed the instant. */
type WallClock = { readonly clock: number; readonly utc: boolean };

function wallClock(time: string | number | null): WallClock | null {
  if (time === null) return null;
  if (typeof time === "number") return fromEpoch(time);
  const text = time.trim();
  if (/^\d{10}$|^\d{13}$/.test(text)) return fromEpoch(Number(text));
  const compact = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact) return fromParts(compact.slice(1, 7).map(Number));
  const match =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    );
  if (!match) return null;
  const wall = fromParts(match.slice(1, 7).map((part) => Number(part ?? 0)));
  const suffix = match[8];
  if (!wall || suffix === undefined) return wall;
  return { clock: wall.clock - (zoneOffset(suffix) ?? 0), utc: true };
}

function fromEpoch(value: number): WallClock | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  const ms = value < 100_000_000_000 ? value * 1000 : value;
  return ms > 8_000_000_000_000_000 ? null : { clock: Math.round(ms) + beijingOffset, utc: false };
}

function fromParts(parts: number[]): WallClock | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (hour > 24 || minute > 59 || second > 60) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  return { clock: midnight.getTime() + hour * hourMs + minute * minuteMs + second * 1000, utc: false };
}

/** Offset of "GMT+8", "GMT+08:00", "UTC-3", "+0530", "GMT", "Z" in ms; null for anything else: an unknown zone is no zone. */
export function zoneOffset(zone: string): number | null {
  const text = zone.trim().toUpperCase();
  if (text === "Z" || text === "GMT" || text === "UTC") return 0;
  const match = /^(?:GMT|UTC)?\s*([+-])(\d{1,2})(?::?([0-5]\d))?$/.exec(text);
  if (!match) return null;
  const size = Number(match[2]) * hourMs + Number(match[3] ?? 0) * minuteMs;
  if (size > 14 * hourMs) return null;
  return match[1] === "-" ? -size : size;
}

/** A clock may be this much ahead of ours. */
export const allowedSkewMs = dayMs;
/** Nothing that ALP follows is older; earlier times are missing or default values. */
export const oldestInstant = Date.UTC(2000, 0, 1);

/** Why an instant cannot be true; null when it can. What is no number is as good as missing. */
export function oddInstant(at: Instant, receivedAt: Instant): "future" | "too_old" | null {
  if (!Number.isFinite(at)) return "too_old";
  if (at > receivedAt + allowedSkewMs) return "future";
  return at < oldestInstant ? "too_old" : null;
}
