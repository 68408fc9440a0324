import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedDays, leastDeliveries } from "./expected-days.ts";
import { noLaneCounts } from "./lane-counts.ts";

const lane = (days: Readonly<Record<number, number>>) => {
  const last = Math.max(0, ...Object.keys(days).map(Number));
  return { ...noLaneCounts, days: Array.from({ length: last + 1 }, (_, day) => days[day] ?? 0) };
};

describe("the expected days of a parcel", () => {
  it.each([
    ["half by the median, nine of ten by the later", lane({ 10: 50, 14: 40, 30: 10 }), 0, [10, 14, 100]],
    ["quicker ones no longer count once it took longer", lane({ 10: 50, 14: 40, 30: 10 }), 11, [14, 30, 50]],
    ["the day itself is still possible", lane({ 10: 50, 14: 40, 30: 10 }), 14, [14, 30, 50]],
    ["too few of those that took so long", lane({ 10: 50, 14: 40, 30: 10 }), 15, null],
    ["a lane without deliveries", noLaneCounts, 0, null],
    ["too few deliveries", lane({ 10: leastDeliveries - 1 }), 0, null],
    ["just enough", lane({ 10: leastDeliveries }), 0, [10, 10, leastDeliveries]],
    ["90 and more is no day", lane({ 20: 50, 90: 50 }), 0, null],
  ] as const)("%s", (_, counts, elapsed, expected) => {
    const found = expectedDays(counts, elapsed);
    expect(found && [found.from, found.to, found.deliveries]).toEqual(expected);
  });

  it("never lie in the past, and the longer it takes the later they are", () => {
    const histogram = fc.array(fc.nat({ max: 60 }), { maxLength: 91 });
    fc.assert(
      fc.property(histogram, fc.nat({ max: 100 }), fc.nat({ max: 20 }), (days, elapsed, more) => {
        const found = expectedDays({ ...noLaneCounts, days }, elapsed);
        if (found === null) return;
        expect(elapsed <= found.from && found.from <= found.to).toBe(true);
        const later = expectedDays({ ...noLaneCounts, days }, elapsed + more);
        if (later) expect(later.from >= found.from && later.to >= found.to).toBe(true);
      }),
    );
  });
});
