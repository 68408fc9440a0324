import { minuteMs } from "#lib/kit/time";

/**
 * The circuit of one gateway in one environment, kept as a row and shared by all workers. Only the road opens it: one
 * seller's refused parcel or a wrong key says nothing about whether the carrier can be reached.
 */
export type Breaker = {
  /** Road faults in a row since the last readable answer. */
  readonly failures: number;
  /** Closed to calls until then; null while the circuit is whole. */
  readonly openUntil: number | null;
};

export const wholeBreaker: Breaker = { failures: 0, openUntil: null };

/** After so many road faults in a row the circuit opens, for longer with every failed probe. */
export const breakerThreshold = 5;
export const breakerPausesMs = [15_000, 30_000, minuteMs, 2 * minuteMs, 5 * minuteMs] as const;

/** `road_fault`: refused, cut off, timed out, unreadable. `answered`: any answer that could be read, a refusal included. */
export type BreakerNews = "answered" | "road_fault";

/** What the circuit becomes after one call. */
export function breakerAfter(breaker: Breaker, news: BreakerNews, now: number): Breaker {
  if (news === "answered") return wholeBreaker;
  const failures = breaker.failures + 1;
  if (failures < breakerThreshold) return { failures, openUntil: null };
  const step = Math.min(failures - breakerThreshold, breakerPausesMs.length - 1);
  return { failures, openUntil: now + (breakerPausesMs[step] ?? 0) };
}

/** May a call be made? After the pause one is let through as a probe; the caller writes its news back. */
export function mayCall(breaker: Breaker, now: number): boolean {
  return breaker.openUntil === null || now >= breaker.openUntil;
}
