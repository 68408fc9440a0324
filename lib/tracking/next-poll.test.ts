import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs, hourMs } from "#lib/kit/time";
import { foldTracking } from "./fold.ts";
import { sequence } from "./histories.test-data.ts";
import { nextPollAt, type PollFacts, shareQuestions } from "./next-poll.ts";

const bookedAt = Date.UTC(2026, 2, 1);
const facts: PollFacts = { serviceClass: "standard", promisedDays: 20, bookedAt, isPushed: false };
const hours = (codes: string, change: Partial<PollFacts> = {}, silentHours = 0) => {
  const state = codes === "" ? foldTracking(null, []) : foldTracking(null, sequence("cainiao", codes));
  const now = (state.lastAt ?? bookedAt) + silentHours * hourMs;
  const at = nextPollAt(state, { ...facts, ...change }, now, 0.5);
  return at === null ? null : (at - now) / hourMs;
};

describe("when the carrier is asked next", () => {
  it.each<[string, string, Partial<PollFacts>, number, number | null]>([
    ["booked, no scan yet", "", {}, 0, 6],
    ["picked up", "PU_PICKUP_SUCCESS", {}, 0, 8],
    ["in the air", "LH_DEPART", {}, 0, 24],
    ["in customs", "LH_DEPART CC_HO_IN_SUCCESS", {}, 0, 6],
    ["held in customs: twice as often", "LH_DEPART CC_IM_FAILURE", {}, 0, 3],
    ["out for delivery", "GTMS_DO_DEPART", {}, 0, 4],
    ["a fast lane", "LH_DEPART", { promisedDays: 10 }, 0, 12],
    ["a slow lane", "LH_DEPART", { promisedDays: 60 }, 0, 48],
    ["silent for ten days", "LH_DEPART", {}, 240, 48],
    ["silent for two months: every four days at most", "LH_DEPART", {}, 60 * 24, 96],
    ["its carrier pushes", "GTMS_DO_DEPART", { isPushed: true }, 0, 16],
    ["economy beyond its last news", "LH_DEPART LH_ARRIVE", { serviceClass: "economy" }, 0, 96],
    ["coming back", "GTMS_DEL_FAILURE RT_INBOUND", {}, 0, 12],
    ["delivered", "GTMS_SIGNED", {}, 0, null],
    ["cancelled", "GWMS_CANCEL", {}, 0, null],
    ["silent for half a year", "LH_DEPART", {}, 181 * 24, null],
  ])("%s", (_, codes, change, silent, expected) => {
    expect(hours(codes, change, silent)).toBe(expected);
  });

  it("lies between two hours and four days, give or take a twentieth", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("", "PU_PICKUP_SUCCESS", "LH_DEPART", "LH_ARRIVE CC_IM_FAILURE", "GTMS_DO_DEPART"),
        fc.record({ promisedDays: fc.integer({ min: 1, max: 200 }), isPushed: fc.boolean() }),
        fc.nat({ max: 170 * 24 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (codes, change, silent, jitter) => {
          const state = foldTracking(null, codes === "" ? [] : sequence("cainiao", codes));
          const now = (state.lastAt ?? bookedAt) + silent * hourMs;
          const wait = (nextPollAt(state, { ...facts, ...change }, now, jitter) ?? 0) - now;
          expect(wait).toBeGreaterThanOrEqual(2 * hourMs * 0.95);
          expect(wait).toBeLessThanOrEqual(4 * dayMs * 1.05);
        },
      ),
    );
  });
});

describe("a gateway's questions", () => {
  it("go to the small whole, and the large share the rest", () => {
    const wishes = [
      { key: "a", due: 5 },
      { key: "b", due: 1000 },
      { key: "c", due: 400 },
    ];
    expect(Object.fromEntries(shareQuestions(605, wishes))).toEqual({ a: 5, b: 300, c: 300 });
    expect(Object.fromEntries(shareQuestions(2, wishes))).toEqual({ a: 1, c: 1 });
  });

  it("are never more than the gateway takes or than are due, and none is left while somebody waits", () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 }), (limit, dues) => {
        const wishes = dues.map((due, index) => ({ key: String(index), due }));
        const shares = shareQuestions(limit, wishes);
        const given = [...shares.values()].reduce((sum, share) => sum + share, 0);
        expect(given).toBe(
          Math.min(
            limit,
            dues.reduce((sum, due) => sum + due, 0),
          ),
        );
        for (const { key, due } of wishes) expect(shares.get(key) ?? 0).toBeLessThanOrEqual(due);
      }),
    );
  });
});
