import { hourMs, minuteMs } from "#lib/kit/time";

const second = 1000;

/** Waits before the 2nd, 3rd … try by what went wrong; the number of waits is the number of retries. */
export const backOff = {
  /** Nothing happened at the carrier. About nine hours in all: longer than any outage seen, shorter than a 发货期限. */
  transient: [
    5 * second,
    15 * second,
    minuteMs,
    5 * minuteMs,
    15 * minuteMs,
    30 * minuteMs,
    hourMs,
    2 * hourMs,
    5 * hourMs,
  ],
  /** Flow control: coming back at once would prolong it. Also said for a missing service, so it is not tried for ever. */
  throttled: [30 * second, minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 20 * minuteMs, 40 * minuteMs, hourMs],
  /** It may have acted: the sooner the same key is sent again, the sooner we know. */
  unknown_outcome: [
    2 * second,
    10 * second,
    30 * second,
    2 * minuteMs,
    10 * minuteMs,
    30 * minuteMs,
    hourMs,
    2 * hourMs,
    5 * hourMs,
  ],
  garbage: [10 * second, minuteMs, 5 * minuteMs, 20 * minuteMs, hourMs, 3 * hourMs],
  /** Booked, the number still being made. */
  number_outstanding: [
    5 * second,
    15 * second,
    30 * second,
    minuteMs,
    2 * minuteMs,
    5 * minuteMs,
    10 * minuteMs,
    20 * minuteMs,
    40 * minuteMs,
    hourMs,
    2 * hourMs,
    4 * hourMs,
  ],
} as const satisfies Record<string, readonly number[]>;

export type BackOffReason = keyof typeof backOff;

/** `jitter` in [0, 1) spreads a wait over 75 % to 125 % of itself, so that a batch does not come back as one wave. */
export function waitBefore(reason: BackOffReason, attempt: number, jitter: number): number | null {
  const wait = backOff[reason][attempt - 1];
  return wait === undefined ? null : Math.round(wait * (0.75 + 0.5 * jitter));
}
