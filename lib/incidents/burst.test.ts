import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BurstMember,
  belongsTo,
  burstLeast,
  causeOf,
  causeSubject,
  expectedInWindow,
  falseAlarmRate,
  isBurst,
  poissonTail,
} from "./burst.ts";

const member = (change: Partial<BurstMember> = {}): BurstMember => ({
  ...{ id: "a", solutionCode: "CAINIAO_STANDARD", country: "BR", carrierCode: "cainiao", place: "Curitiba" },
  ...change,
});

describe("the tail of a Poisson distribution", () => {
  // computed apart with exact fractions
  it.each([
    [0, 3, 1],
    [1, 1, 0.6321205588],
    [3, 1, 0.0803013971],
    [5, 2, 0.0526530173],
    [10, 2, 4.6498e-5],
    [20, 5, 3.4521e-7],
  ])("P(X ≥ %s | %s) = %s", (k, mean, tail) => {
    expect(poissonTail(k, mean)).toBeCloseTo(tail, 9);
    expect(poissonTail(k, mean) / tail).toBeCloseTo(1, 3);
  });

  it("falls with k, rises with the mean, and stays a probability", () => {
    const mean = fc.double({ min: 0.01, max: 400, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), mean, (k, m) => {
        const tail = poissonTail(k, m);
        expect(tail).toBeGreaterThanOrEqual(0);
        expect(tail).toBeLessThanOrEqual(1);
        expect(poissonTail(k + 1, m)).toBeLessThanOrEqual(tail + 1e-12);
        expect(poissonTail(k, m * 1.1)).toBeGreaterThanOrEqual(tail - 1e-12);
      }),
    );
  });
});

describe("a burst", () => {
  it.each([
    [4, 0, false, "too few, whatever the base"],
    [5, 0, true, "five in a day where two in four weeks would be usual"],
    [5, 28, false, "one a day is usual"],
    [14, 28, true, "fourteen where one a day is usual"],
    [240, 2800, false, "a hundred a day are usual, twice that in clumps"],
    [500, 2800, true, "five hundred where a hundred a day are"],
  ])("%s in a day after %s in four weeks: %s (%s)", (recent, before, is) => {
    expect(isBurst(recent, before)).toBe(is);
  });

  it("needs more the more was usual and the more parcels are on their way", () => {
    const count = fc.integer({ min: 0, max: 2000 });
    const growth = fc.double({ min: 1, max: 20, noNaN: true });
    fc.assert(
      fc.property(count, count, growth, (recent, before, g) => {
        if (!isBurst(recent, before)) expect(isBurst(recent, before, g)).toBe(false);
        if (!isBurst(recent, before)) expect(isBurst(recent, before + 10)).toBe(false);
        if (isBurst(recent, before)) expect(isBurst(recent + 1, before)).toBe(true);
        if (isBurst(recent, before)) expect(recent).toBeGreaterThanOrEqual(burstLeast);
      }),
    );
  });

  it("is seen by chance no oftener than stated, at any steady rate", () => {
    for (const perDay of [0.05, 0.5, 2, 10, 100]) {
      const before = perDay * 28;
      const least = Array.from({ length: 2000 }, (_, n) => n).find((n) => isBurst(n, before)) ?? 2000;
      // the chance that a day at this rate brings that many
      expect(poissonTail(least, perDay)).toBeLessThan(falseAlarmRate);
      expect(expectedInWindow(before)).toBeGreaterThan(perDay);
    }
  });

  it("finds a real one: ten times the usual on a lane with some history", () => {
    for (const perDay of [1, 3, 10, 50]) expect(isBurst(perDay * 14, perDay * 28)).toBe(true);
  });
});

describe("a cause", () => {
  it("is the solution and country that four of five share, with the place when they share it too", () => {
    const list = [...Array.from({ length: 4 }, () => member()), member({ solutionCode: "CAINIAO_ECONOMY", place: "" })];
    expect(causeOf("customs_hold", list)).toEqual({
      ...{ kind: "customs_hold", solutionCode: "CAINIAO_STANDARD", country: "BR", carrierCode: "", place: "Curitiba" },
    });
  });
  it("is the country alone when solutions differ, and nothing when countries do", () => {
    const mixed = [member(), member({ solutionCode: "A" }), member({ solutionCode: "B", place: "Rio" })];
    expect(causeOf("customs_hold", mixed)).toMatchObject({ solutionCode: "", country: "BR", place: "" });
    expect(causeOf("customs_hold", [member(), member({ country: "US" })])).toBeNull();
  });
  it("is the carrier before the border, and never a buyer's own address", () => {
    const list = [member(), member({ country: "US" }), member({ country: "FR" })];
    expect(causeOf("pickup_failed", list)).toMatchObject({ carrierCode: "cainiao", country: "" });
    expect(causeOf("bad_address", list)).toBeNull();
    expect(causeOf("not_online", list)).toBeNull();
  });
  it("takes in what it covers, under one key", () => {
    const cause = causeOf("customs_hold", [member()]);
    if (!cause) throw new Error("no cause");
    expect(belongsTo(member({ place: "Rio" }), cause)).toBe(true);
    expect(belongsTo(member({ country: "US" }), cause)).toBe(false);
    expect(causeSubject(cause)).toBe(causeSubject({ ...cause, place: "elsewhere" }));
    expect(causeSubject(cause)).not.toBe(causeSubject({ ...cause, country: "US" }));
    expect(causeSubject(cause)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
