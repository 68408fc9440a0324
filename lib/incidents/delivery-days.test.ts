import { describe, expect, it } from "vitest";
import { dayMs } from "#lib/kit/time";
import { noLaneCounts } from "#lib/routing/lane-counts";
import { foldTracking } from "#lib/tracking/fold";
import { sequence } from "#lib/tracking/histories.test-data";
import { deliveryDaysOf } from "./delivery-days.ts";

const lane = { ...noLaneCounts, days: [...Array<number>(10).fill(0), 30, 0, 0, 0, 30] };
const promise = { from: 8, to: 12 };
const day = (state: ReturnType<typeof foldTracking>, days: number) =>
  new Date((state.milestones.picked_up?.at ?? 0) + days * dayMs + 8 * 3_600_000).toISOString().slice(0, 10);
const at = (codes: string) => foldTracking(null, sequence("cainiao", codes));
const facts = { promise, lane, handedOverAt: null };

describe("promised against predicted delivery", () => {
  it("counts both from the pick-up; what outlasted the quick half comes late", () => {
    const state = at("PU_PICKUP_SUCCESS LH_DEPART");
    const picked = state.milestones.picked_up?.at ?? 0;
    const soon = deliveryDaysOf(state, facts, picked + 2 * dayMs);
    expect(soon).toEqual({
      promised: { from: day(state, 8), to: day(state, 12) },
      predicted: { from: day(state, 10), to: day(state, 14), deliveries: 60 },
      ...{ deliveredOn: null, isLate: false },
    });
    expect(deliveryDaysOf(state, facts, picked + 11 * dayMs)).toMatchObject({
      predicted: { from: day(state, 14), to: day(state, 14), deliveries: 30 },
      isLate: true,
    });
  });

  it("runs the promise from the hand-over where there was one", () => {
    const state = at("PU_PICKUP_SUCCESS");
    const picked = state.milestones.picked_up?.at ?? 0;
    const { promised } = deliveryDaysOf(state, { ...facts, handedOverAt: picked - 2 * dayMs }, picked);
    expect(promised).toEqual({ from: day(state, 6), to: day(state, 10) });
  });

  it("predicts nothing of what is done, going back, or not picked up; and names no day without a promise", () => {
    const done = at("PU_PICKUP_SUCCESS LH_DEPART GTMS_SIGNED");
    const doneAt = done.milestones.delivered?.at ?? 0;
    expect(deliveryDaysOf(done, facts, doneAt + 99 * dayMs)).toMatchObject({ predicted: null, isLate: false });
    const back = at("PU_PICKUP_SUCCESS LH_DEPART LM_UNREACHABLE_RETURN");
    expect(deliveryDaysOf(back, facts, doneAt)).toMatchObject({ predicted: null, isLate: null });
    const booked = foldTracking(null, []);
    const nothing = { promised: null, predicted: null, deliveredOn: null, isLate: null };
    expect(deliveryDaysOf(booked, facts, doneAt)).toEqual(nothing);
    expect(deliveryDaysOf(at("PU_PICKUP_SUCCESS"), { ...facts, promise: null, lane: null }, doneAt)).toEqual(nothing);
  });
});
