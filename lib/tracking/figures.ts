import { addDays, chinaDateOf, dayMs, hourMs, type Instant, startOfChinaDay } from "#lib/kit/time";

/**
 * The figures of the dashboard, by name. What each counts is written once, in `judged-parcels.ts`, and read by
 * the counting and by the list that a figure leads to; in words in `docs/decisions/tracking.md`.
 *
 * `declared`: 声明发货 by the order's deadline. `dispatched`: declared within 48 h of payment. `online_72h`, `online_7d`:
 * picked up (上网) so long after payment at most. `on_time`: delivered within the days that the solution promises.
 */
export const rates = ["declared", "dispatched", "online_72h", "online_7d", "on_time"] as const;
export type Rate = (typeof rates)[number];

/** `all`: those that can be judged by now, which are the met and the missed ones. */
export const rateParts = ["met", "missed", "all"] as const;
export type RatePart = (typeof rateParts)[number];

/** Upper ends, in days, of the bars; the last bar has none. */
export const scanBars = [1, 2, 3, 5, 7] as const;
export const transitBars = [5, 7, 10, 15, 20, 30, 45, 60] as const;

/** Days that rates and distributions look back. */
export const rateDays = 30;
export const dispatchedMs = 48 * hourMs;
export const onlineMs = { online_72h: 72 * hourMs, online_7d: 7 * dayMs } as const;
/** What today is compared with. */
export const comparedMs = 7 * dayMs;

export type Figure =
  | { readonly of: Rate; readonly part: RatePart }
  | { readonly of: "scan" | "transit"; readonly bar: number }
  | { readonly of: "booked" | "troubled" }
  | { readonly of: "underway" | "trouble"; readonly part: "now" | "then" };

/** All figures that can be asked for. */
export const figures: readonly Figure[] = [
  ...rates.flatMap((of) => rateParts.map((part) => ({ of, part }))),
  ...[...scanBars, null].map((_, bar) => ({ of: "scan" as const, bar })),
  ...[...transitBars, null].map((_, bar) => ({ of: "transit" as const, bar })),
  { of: "booked" },
  { of: "troubled" },
  ...(["underway", "trouble"] as const).flatMap((of) => (["now", "then"] as const).map((part) => ({ of, part }))),
];

/** The figure's name in an address: `online_72h.missed`, `scan.2`, `booked`. */
export function figureName(figure: Figure): string {
  if ("bar" in figure) return `${figure.of}.${figure.bar}`;
  return "part" in figure ? `${figure.of}.${figure.part}` : figure.of;
}

const byName = new Map(figures.map((figure) => [figureName(figure), figure]));

/** Null for a name that no figure has. */
export function figureOf(name: string): Figure | null {
  return byName.get(name) ?? null;
}

/** Where rates and distributions begin: a whole day in China. */
export function ratesSince(now: Instant): Instant {
  return startOfChinaDay(addDays(chinaDateOf(now), -rateDays));
}

/** The days that a bar holds: above `over`, `upTo` at most; null without an end. */
export function barSpan(
  bars: readonly number[],
  bar: number,
): { readonly over: number | null; readonly upTo: number | null } {
  return { over: bars[bar - 1] ?? null, upTo: bars[bar] ?? null };
}

/** The share of parts in a whole, from 0 to 1; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The bar that the middle one of what was counted lies in; null without any. */
export function middleBar(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [bar, count] of counts.entries()) {
    seen += count;
    if (total > 0 && seen * 2 >= total) return bar;
  }
  return null;
}
