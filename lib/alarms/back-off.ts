import { dayMs, hourMs, type Instant, minuteMs } from "#lib/kit/time";

/** What a road's other side came to. `refused`: the same again would be refused again. */
export type SendAnswer =
  | { readonly kind: "delivered"; readonly code: string; readonly text: string }
  | { readonly kind: "refused"; readonly code: string; readonly text: string }
  /** It asks for less at a time: nothing goes to it for so long. */
  | { readonly kind: "throttled"; readonly waitMs: number; readonly code: string; readonly text: string }
  | { readonly kind: "fault"; readonly code: string; readonly text: string };

const second = 1000;
const waits = [3 * second, 10 * second, 30 * second, 2 * minuteMs, 5 * minuteMs, 15 * minuteMs, 30 * minuteMs, hourMs];

/** An alarm that nobody could be told within a day is old news: it stands in the app. */
export const giveUpMs = dayMs;

/**
 * When a post that did not arrive is tried again; null: not any more. `attempts`: tries so far, `jitter` in [0, 1) spreads a wait
 * over 75 % to 125 % of itself. After the eighth try it is hourly.
 */
export function nextTryAt(
  attempts: number,
  answer: SendAnswer,
  { createdAt, now, jitter }: { readonly createdAt: Instant; readonly now: Instant; readonly jitter: number },
): Instant | null {
  if (answer.kind === "delivered" || answer.kind === "refused") return null;
  const spread = 0.75 + 0.5 * jitter;
  const wait =
    answer.kind === "throttled"
      ? answer.waitMs + Math.round(5 * second * jitter)
      : Math.round((waits[attempts - 1] ?? hourMs) * spread);
  return now + wait - createdAt > giveUpMs ? null : now + wait;
}
