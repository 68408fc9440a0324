import { describe, expect, it } from "vitest";
import { type Breaker, breakerAfter, breakerPausesMs, breakerThreshold, mayCall, wholeBreaker } from "./breaker.ts";

const now = 1_800_000_000_000;
const afterFaults = (faults: number): Breaker => {
  let breaker = wholeBreaker;
  for (let i = 0; i < faults; i++) breaker = breakerAfter(breaker, "road_fault", now);
  return breaker;
};

describe("the circuit of a gateway", () => {
  it("opens after faults of the road in a row, for longer with every failed probe", () => {
    expect(mayCall(afterFaults(breakerThreshold - 1), now)).toBe(true);
    const opened = afterFaults(breakerThreshold);
    expect(mayCall(opened, now)).toBe(false);
    expect(mayCall(opened, now + breakerPausesMs[0])).toBe(true);
    expect((afterFaults(breakerThreshold + 1).openUntil ?? 0) - now).toBe(breakerPausesMs[1]);
    expect((afterFaults(100).openUntil ?? 0) - now).toBe(breakerPausesMs.at(-1));
  });

  it("is whole again after any answer that could be read", () => {
    expect(breakerAfter(afterFaults(100), "answered", now)).toEqual(wholeBreaker);
  });
});
