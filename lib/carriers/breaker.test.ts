import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Breaker, breakerAfter, breakerPausesMs, breakerThreshold, mayCall, wholeBreaker } from "./breaker.ts";

const start = 1_800_000_000_000;
/** So many faults, each of a call that began as soon as calls were let through. */
function afterFaults(faults: number): { readonly breaker: Breaker; readonly now: number } {
  let breaker = wholeBreaker;
  let now = start;
  for (let i = 0; i < faults; i++) {
    const begun = Math.max(now + 1, breaker.openUntil ?? 0);
    now = begun + 1;
    breaker = breakerAfter(breaker, "road_fault", begun, now);
  }
  return { breaker, now };
}
const pauseAfter = (faults: number) => {
  const { breaker, now } = afterFaults(faults);
  return (breaker.openUntil ?? now) - now;
};

describe("the circuit of a gateway", () => {
  it("opens after faults of the road in a row, for longer with every failed probe", () => {
    expect(mayCall(afterFaults(breakerThreshold - 1).breaker, start)).toBe(true);
    const { breaker, now } = afterFaults(breakerThreshold);
    expect(mayCall(breaker, now)).toBe(false);
    expect(mayCall(breaker, now + breakerPausesMs[0])).toBe(true);
    const pauses = breakerPausesMs.map((_, failedProbes) => pauseAfter(breakerThreshold + failedProbes));
    expect(pauses).toEqual([...breakerPausesMs]);
    expect(pauseAfter(100)).toBe(breakerPausesMs.at(-1));
  });

  it("is whole again after any answer that could be read", () => {
    const { breaker, now } = afterFaults(100);
    expect(breakerAfter(breaker, "answered", now - 1, now)).toEqual(wholeBreaker);
  });

  it("pauses no longer for calls that were under way when it opened, however many and however late they fail", () => {
    const call = fc.record({ begun: fc.nat(14_999), lasts: fc.nat(30_000) });
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 60 }), (calls) => {
        const { breaker: opened, now } = afterFaults(breakerThreshold);
        let breaker = opened;
        for (const { begun, lasts } of calls)
          breaker = breakerAfter(breaker, "road_fault", now - 5_000 + begun, now + begun + lasts);
        expect(breaker).toEqual(opened);
        // the probe after the pause counts, also while another call is let through no more
        const probe = opened.openUntil ?? 0;
        const held = { ...breaker, openUntil: probe + 20_000 };
        expect(breakerAfter(held, "road_fault", probe, probe + 5).openUntil).toBe(probe + 5 + breakerPausesMs[1]);
      }),
    );
  });
});
