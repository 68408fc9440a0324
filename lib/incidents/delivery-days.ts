import type { DayRange } from "#lib/carriers/solutions";
import { addDays, type CalendarDate, chinaDateOf, dayMs, type Instant } from "#lib/kit/time";
import { expectedDays } from "#lib/routing/expected-days";
import type { LaneCounts } from "#lib/routing/lane-counts";
import type { TrackingState } from "#lib/tracking/state";

type Span = { readonly from: CalendarDate; readonly to: CalendarDate };

/** When a parcel is to be delivered, in calendar days of China, as promises and counts of lanes are. */
export type DeliveryDays = {
  /** By the solution's promise, from the hand-over, else from the pick-up; null: no promise, or it does not run yet. */
  readonly promised: Span | null;
  /** By what such parcels took, given how long it is on its way; null: too little is known, or nothing is awaited. */
  readonly predicted: (Span & { readonly deliveries: number }) | null;
  /** The day on which it was delivered, or could first be collected. */
  readonly deliveredOn: CalendarDate | null;
  /** Whether it came, or by half of all such parcels will come, after the last promised day; null: cannot be said. */
  readonly isLate: boolean | null;
};

/** Promised against predicted delivery of a parcel; the promise runs as the incident "late" measures it. */
export function deliveryDaysOf(
  state: Pick<TrackingState, "milestones" | "ended" | "stage">,
  facts: {
    readonly promise: DayRange | null;
    readonly lane: LaneCounts | null;
    readonly handedOverAt: Instant | null;
  },
  now: Instant,
): DeliveryDays {
  const { picked_up: pickedUp, pickup_point: point, delivered } = state.milestones;
  const startAt = facts.handedOverAt ?? pickedUp?.at ?? null;
  const { promise } = facts;
  const promised = promise && startAt !== null ? spanOf(chinaDateOf(startAt), promise) : null;
  const doneAt = point?.at ?? delivered?.at ?? null;
  const deliveredOn = doneAt === null ? null : chinaDateOf(doneAt);
  const isAwaited = pickedUp !== undefined && doneAt === null && !state.ended && state.stage !== "return";
  const predicted = isAwaited && facts.lane ? predict(facts.lane, chinaDateOf(pickedUp.at), chinaDateOf(now)) : null;
  const comesOn = deliveredOn ?? predicted?.from ?? null;
  return { promised, predicted, deliveredOn, isLate: promised && comesOn !== null ? comesOn > promised.to : null };
}

function predict(lane: LaneCounts, start: CalendarDate, today: CalendarDate) {
  const elapsed = Math.max(0, Math.round((Date.parse(today) - Date.parse(start)) / dayMs));
  const days = expectedDays(lane, elapsed);
  return days && { ...spanOf(start, days), deliveries: days.deliveries };
}

function spanOf(start: CalendarDate, { from, to }: DayRange): Span {
  return { from: addDays(start, from), to: addDays(start, to) };
}
