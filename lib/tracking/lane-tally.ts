import type { DayRange, Solution } from "#lib/carriers/solutions";
import { type CalendarDate, chinaDateOf, dayMs, type Instant } from "#lib/kit/time";
import { type LaneCounts, laneKey, lastCountedDay, noLaneCounts } from "#lib/routing/lane-counts";
import type { TrackingState } from "./state.ts";

/** Picked up no later than so many days after the booking counts as in time. ALP's own measure: lines publish none. */
export const pickUpDays = 2;

/** What a lane is counted from. */
export type LaneParcel = {
  readonly solutionCode: string;
  readonly country: string;
  readonly bookedAt: Instant;
  readonly state: Pick<TrackingState, "substage" | "stage" | "milestones" | "open" | "closed">;
};

export type LaneTally = ReadonlyMap<string, LaneCounts & { readonly solutionCode: string; readonly country: string }>;

/** The days within which a solution promises to deliver there; null for a solution that nobody knows any more. */
export function promisedDays(
  solutions: ReadonlyMap<string, Pick<Solution, "days" | "daysTo">>,
  solutionCode: string,
  country: string,
): DayRange | null {
  const solution = solutions.get(solutionCode);
  return solution ? (solution.daysTo[country] ?? solution.days) : null;
}

/**
 * Counts parcels by solution and country. Days are calendar days in China from the pick-up (else the booking) to the
 * delivery; what no event said but a later one implies is no instant to count by. A cancelled parcel is none.
 */
export function tallyLanes(
  parcels: Iterable<LaneParcel>,
  solutions: ReadonlyMap<string, Pick<Solution, "days" | "daysTo">>,
): LaneTally {
  const tally = new Map<string, Draft>();
  for (const { solutionCode, country, bookedAt, state } of parcels) {
    if (state.stage === "closed" && state.substage === "cancelled") continue;
    const key = laneKey(solutionCode, country);
    const lane = tally.get(key) ?? { ...noLaneCounts, days: [], solutionCode, country };
    tally.set(key, lane);
    lane.parcels += 1;
    if (state.open.length + state.closed.length > 0) lane.incidents += 1;
    const { picked_up: pickUp, delivered } = state.milestones;
    const pickedUpAt = pickUp && !pickUp.implied ? pickUp.at : null;
    if (pickedUpAt !== null) {
      lane.pickedUp += 1;
      if (daysBetween(bookedAt, pickedUpAt) <= pickUpDays) lane.pickedUpInTime += 1;
    }
    if (!delivered || delivered.implied) continue;
    const days = daysBetween(pickedUpAt ?? bookedAt, delivered.at);
    lane.delivered += 1;
    addDay(lane.days, days);
    const promised = promisedDays(solutions, solutionCode, country);
    if (promised && days <= promised.to) lane.onTime += 1;
  }
  return tally;
}

type Draft = { -readonly [K in keyof LaneCounts]: LaneCounts[K] } & {
  days: number[];
  readonly solutionCode: string;
  readonly country: string;
};

/** A carrier's clock may run behind ours: nothing took less than no day. */
function daysBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((dayOf(to) - dayOf(from)) / dayMs));
}

function dayOf(instant: Instant): number {
  const date: CalendarDate = chinaDateOf(instant);
  return Date.parse(date);
}

function addDay(days: number[], day: number): void {
  const place = Math.min(day, lastCountedDay);
  while (days.length <= place) days.push(0);
  days[place] = (days[place] ?? 0) + 1;
}
