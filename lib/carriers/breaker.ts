import { type Instant, minuteMs } from "#lib/kit/time";

/**
 * The circuit of one gateway in one environment, kept as a row and shared by all workers. Only the road opens it: one
 * seller's refused parcel or a wrong key says nothing about whether the carrier can be reached.
 */
export type Breaker = {
  /** Road faults in a row since the last readable answer. */
  readonly failures: number;
  /** Closed to calls until then; null while the circuit is whole. */
  readonly openUntil: Instant | null;
  /** When the last fault that counted came; null: none ever did. */
  readonly failedAt: Instant | null;
};

export const wholeBreaker: Breaker = { failures: 0, openUntil: null, failedAt: null };

/** After so many road faults in a row the circuit opens, for longer with every failed probe. */
export const breakerThreshold = 5;
export const breakerPausesMs = [15_000, 30_000, minuteMs, 2 * minuteMs, 5 * minuteMs] as const;

/** `road_fault`: refused, cut off, timed out, unreadable. `answered`: any answer that could be read, a refusal included. */
export type BreakerNews = "answered" | "road_fault";

/**
 * What the circuit becomes after one call that began at `begunAt`. Calls that were under way when the circuit opened, or were
 * just about to begin (two dozen go side by side), fail with it and say nothing new: only a probe's failure, one that began
 * when the pause was over, makes the next pause longer.
 */
export function breakerAfter(breaker: Breaker, news: BreakerNews, begunAt: Instant, now: Instant): Breaker {
  if (news === "answered") return wholeBreaker;
  const { openUntil, failedAt } = breaker;
  if (openUntil !== null && failedAt !== null && begunAt < failedAt + pauseAfter(breaker.failures)) return breaker;
  const failures = breaker.failures + 1;
  return { failures, openUntil: failures < breakerThreshold ? null : now + pauseAfter(failures), failedAt: now };
}

function pauseAfter(failures: number): number {
  return breakerPausesMs[Math.min(failures - breakerThreshold, breakerPausesMs.length - 1)] ?? 0;
}

/** May a call be made? After the pause one is let through as a probe; the caller writes its news back. */
export function mayCall(breaker: Breaker, now: Instant): boolean {
  return breaker.openUntil === null || now >= breaker.openUntil;
}
