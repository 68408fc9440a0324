import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeliveryEstimate, estimateDays } from "./delivery-time.ts";
import { dayOfShare, type LaneCounts, lastCountedDay, mergeLaneCounts, noLaneCounts } from "./lane-counts.ts";
import { readLaneCounts } from "./lane-counts-schema.ts";

/** Parcels delivered after these days. */
function lane(...deliveredAfter: readonly number[]): LaneCounts {
  const days = Array.from({ length: lastCountedDay + 1 }, () => 0);
  for (const day of deliveredAfter)
    days[Math.min(day, lastCountedDay)] = (days[Math.min(day, lastCountedDay)] ?? 0) + 1;
  const { length } = deliveredAfter;
  return { ...noLaneCounts, parcels: length, delivered: length, days };
}
const times = (count: number, day: number) => Array.from({ length: count }, () => day);
const text = ({ p50, p90, basis, parcels }: DeliveryEstimate) => `${p50}-${p90} ${basis} ${parcels}`;

describe("when a parcel arrives", () => {
  it.each<[string, LaneCounts | null, string]>([
    ["nothing seen: the published range", null, "30-45 published 0"],
    ["an empty count is none", noLaneCounts, "30-45 published 0"],
    ["sent, and nothing delivered yet", { ...noLaneCounts, parcels: 40 }, "30-45 published 0"],
    // (10 + 30 × 20) ÷ 21 = 29.05; (10 + 45 × 20) ÷ 21 = 43.3
    ["one quick parcel barely counts", lane(10), "30-44 mixed 1"],
    // (12 × 20 + 30 × 20) ÷ 40 = 21; (12 × 20 + 45 × 20) ÷ 40 = 28.5
    ["twenty weigh as much as what is published", lane(...times(20, 12)), "21-29 mixed 20"],
    // half after 12, the slow tenth after 20: (12 × 180 + 600) ÷ 200 = 13.8; (20 × 180 + 900) ÷ 200 = 22.5
    ["180 outweigh it", lane(...times(150, 12), ...times(30, 20)), "14-23 history 180"],
    ["thousands leave nothing of it", lane(...times(9000, 12), ...times(1000, 33)), "13-13 history 10000"],
    ["slower than published is believed, too", lane(...times(200, 60)), "58-59 history 200"],
    ["90 and more", lane(...times(2000, 200)), "90-90 history 2000"],
  ])("%s", (_, history, expected) => {
    expect(text(estimateDays({ from: 15, to: 45 }, history))).toBe(expected);
  });

  it("lies between what is published and what was seen, half before nine of ten, and moves with more history", () => {
    const published = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 40 }));
    const seen = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(published, seen, ([from, more], days) => {
        const range = { from, to: from + more };
        const history = lane(...days);
        const estimate = estimateDays(range, history);
        expect(estimate.p50).toBeLessThanOrEqual(estimate.p90);
        const quantile = dayOfShare(history, 0.9) ?? 0;
        expect(estimate.p90).toBeGreaterThanOrEqual(Math.min(quantile, range.to));
        expect(estimate.p90).toBeLessThanOrEqual(Math.max(quantile, range.to));
        // ten times the same history lies at least as near to it
        const more10 = estimateDays(range, lane(...Array.from({ length: 10 }, () => days).flat()));
        expect(Math.abs(more10.p90 - quantile)).toBeLessThanOrEqual(Math.abs(estimate.p90 - quantile) + 1);
      }),
    );
  });
});

describe("counts of a lane", () => {
  it("add up whatever their order", () => {
    const a = { ...lane(3, 5, 5), onTime: 2, incidents: 1, pickedUp: 3, pickedUpInTime: 2, claims: null };
    const b = { ...lane(4), onTime: 1, claims: 2 };
    expect(mergeLaneCounts(a, b)).toEqual(mergeLaneCounts(b, a));
    expect(mergeLaneCounts(a, b)).toMatchObject({ parcels: 4, delivered: 4, onTime: 3, incidents: 1, claims: 2 });
    expect(dayOfShare(mergeLaneCounts(a, b), 0.5)).toBe(4);
    expect(mergeLaneCounts(a, noLaneCounts)).toMatchObject({ claims: null, delivered: 3 });
    expect(dayOfShare(noLaneCounts, 0.5)).toBeNull();
  });

  it("survive storing; counts that contradict themselves are refused", () => {
    const good = { ...lane(3, 5, 5), onTime: 2 };
    expect(readLaneCounts(JSON.parse(JSON.stringify(good)))).toEqual(good);
    for (const bad of [
      { ...good, delivered: 4 },
      { ...good, onTime: 5 },
      { ...good, parcels: 2 },
      { ...good, pickedUp: 1, pickedUpInTime: 2 },
      { ...good, incidents: -1 },
      { ...good, days: [...good.days, 0] },
      null,
    ]) {
      expect(() => readLaneCounts(bad)).toThrow();
    }
  });
});
