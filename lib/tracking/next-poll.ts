import type { ServiceClass } from "#lib/carriers/service-class";
import { daysOf, officialSolutions } from "#lib/carriers/solutions";
import { dayMs, hourMs, type Instant } from "#lib/kit/time";
import { expectsMoreNews } from "./silence.ts";
import type { Stage } from "./stages.ts";
import type { TrackingState } from "./state.ts";

/** What decides how soon a carrier is asked about a parcel again. */
export type PollFacts = {
  readonly serviceClass: ServiceClass;
  /** The last promised day of its solution to its country. */
  readonly promisedDays: number;
  readonly bookedAt: Instant;
  /** The carrier pushes, and the newest news came so: asking is only the net under it. */
  readonly isPushed: boolean;
};

/**
 * Hours between two questions by stage while news are fresh: short where something is decided by the hour (the first scan,
 * customs, the round of the courier), long where a parcel flies or sails. ALP's own.
 */
const hoursIn: Readonly<Record<Stage, number>> = {
  ...{ created: 6, pickup: 8, export: 6, linehaul: 24, import: 6, delivery: 4, done: 0, return: 24, closed: 0 },
  unknown: 12,
};

const least = 2 * hourMs;
const most = 4 * dayMs;
/** A push is asked after four times as seldom: it will come by itself. */
const pushedFactor = 4;
/** After so long without news nobody is asked any more: the number is dead. */
const giveUpAfter = 180 * dayMs;

/**
 * When the carrier is to be asked about a parcel next; null: never again. Slow lanes are asked seldom, and the longer it has
 * been silent the more so (a fifth of the silence again); trouble is asked after twice as often. `jitter` (0 to 1) spreads
 * parcels that were booked together, by a tenth.
 */
export function nextPollAt(state: TrackingState, facts: PollFacts, now: Instant, jitter: number): Instant | null {
  if (state.ended) return null;
  const silentSince = state.lastAt ?? facts.bookedAt;
  const silent = Math.max(0, now - silentSince);
  if (silent > giveUpAfter) return null;
  const pace = Math.min(2, Math.max(0.5, facts.promisedDays / 20));
  const fresh = hoursIn[state.stage] * hourMs * pace * (facts.isPushed ? pushedFactor : 1);
  const waited = expectsMoreNews(state, facts.serviceClass) ? Math.max(fresh, silent / 5) : most;
  const wait = state.open.length > 0 ? waited / 2 : waited;
  const within = Math.min(most, Math.max(least, wait));
  return now + Math.round(within * (0.95 + jitter / 10));
}

/** As `nextPollAt`, by the solution that ALP knows; parcels that were booked together are spread by their own ids. */
export function nextPollOf(
  waybill: { readonly id: string; readonly solutionCode: string; readonly country: string; readonly bookedAt: Instant },
  state: TrackingState,
  isPushed: boolean,
  now: Instant,
): Instant | null {
  const solution = officialSolutions.find(({ code }) => code === waybill.solutionCode);
  const facts = {
    serviceClass: solution?.class ?? "standard",
    promisedDays: solution ? daysOf(solution, waybill.country).to : 30,
    bookedAt: waybill.bookedAt,
    isPushed,
  };
  return nextPollAt(state, facts, now, Number.parseInt(waybill.id.slice(0, 8), 16) / 0x1_0000_0000);
}

export type PollWish = { readonly key: string; readonly due: number };

/**
 * Shares the questions that a gateway takes among those who have parcels due, by key: nobody gets more than is due, what one
 * leaves goes to the others, and the small are served whole before the large take the rest.
 */
export function shareQuestions(limit: number, wishes: readonly PollWish[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  let left = limit;
  const bySize = wishes.toSorted((a, b) => a.due - b.due || (a.key < b.key ? -1 : 1));
  for (const [index, { key, due }] of bySize.entries()) {
    const fair = Math.floor(left / (bySize.length - index));
    const share = Math.min(due, Math.max(fair, left > 0 && fair === 0 ? 1 : 0));
    if (share > 0) shares.set(key, share);
    left -= share;
  }
  return shares;
}
