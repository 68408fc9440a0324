import { dayMs, hourMs, minuteMs } from "#lib/kit/time";

/** A span of time in the two units that matter at its size; rounded down, so that a deadline never looks later than it is. */
export type TimeSpan =
  | { readonly unit: "days"; readonly days: number; readonly hours: number }
  | { readonly unit: "hours"; readonly hours: number; readonly minutes: number }
  | { readonly unit: "minutes"; readonly minutes: number };

export function timeSpan(ms: number): TimeSpan {
  const whole = Math.max(0, ms);
  const [days, hours, minutes] = [
    Math.floor(whole / dayMs),
    Math.floor((whole % dayMs) / hourMs),
    Math.floor((whole % hourMs) / minuteMs),
  ];
  if (days > 0) return { unit: "days", days, hours };
  return hours > 0 ? { unit: "hours", hours, minutes } : { unit: "minutes", minutes };
}

export type Urgency = "calm" | "soon" | "alarm";

/** Red below 12 hours and when late, amber below a day: what a dispatcher must do now, and what today. */
export function urgencyOf(leftMs: number): Urgency {
  if (leftMs < 12 * hourMs) return "alarm";
  return leftMs < dayMs ? "soon" : "calm";
}
