import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AlarmInstants, distributionOf, promiseBars, promiseMs, reportOf, slipOf } from "./promise.ts";

const at = Date.UTC(2026, 10, 20);
const alarm = (change: Partial<AlarmInstants> = {}): AlarmInstants => ({
  ...{ happenedAt: at - 600_000, receivedAt: at, silenceDueAt: null, raisedAt: at, storedAt: at + 200 },
  ...{ screenAt: at + 900, sentAt: null, ...change },
});

describe("the promise", () => {
  it("is measured from the carrier's event and from receipt, or from due silence", () => {
    const report = reportOf([alarm(), alarm({ silenceDueAt: at - 30_000, sentAt: at + 5_000 })]);
    const worst = Object.fromEntries(Object.entries(report).map(([span, one]) => [span, [one?.count, one?.worst]]));
    expect(worst).toEqual({
      ...{ event: [1, 600_200], receipt: [1, 200], silence: [1, 30_200] },
      ...{ screen: [2, 30_900], sent: [1, 35_000] },
    });
  });

  it("counts a clock that runs ahead of ours as at once, and nothing as nothing", () => {
    expect(reportOf([alarm({ happenedAt: at + 3_600_000 })]).event?.worst).toBe(0);
    expect(reportOf([])).toEqual({ event: null, receipt: null, silence: null, screen: null, sent: null });
  });

  it("has percentiles that occurred, and bars that hold every span once", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1, maxLength: 300 }), (spans) => {
        const one = distributionOf(spans);
        if (!one) throw new Error("no distribution");
        expect(one.bars).toHaveLength(promiseBars.length + 1);
        expect(one.bars.reduce((sum, count) => sum + count, 0)).toBe(spans.length);
        for (const value of [one.p50, one.p95, one.p99, one.worst]) expect(spans).toContain(value);
        expect(one.p50 <= one.p95 && one.p95 <= one.p99 && one.p99 <= one.worst).toBe(true);
        const share = (most: number) => spans.filter((ms) => ms <= most).length / spans.length;
        expect([one.within5s, one.within15min]).toEqual([share(5_000), share(promiseMs)]);
        expect(share(one.p99)).toBeGreaterThanOrEqual(0.99);
      }),
    );
  });

  it("slips when one took longer than 15 minutes from receipt or due silence", () => {
    const late = { storedAt: at + promiseMs + 1 };
    expect(slipOf(reportOf([alarm(), alarm(late)]))).toEqual({ kind: "late", worst: promiseMs + 1 });
    expect(slipOf(reportOf([alarm({ ...late, silenceDueAt: at })]))).toMatchObject({ kind: "late" });
    expect(slipOf(reportOf([alarm({ storedAt: at + promiseMs })]))).toBe(null);
  });

  it("slips when more than one in a hundred took longer than 5 s, over twenty or more", () => {
    const slow = alarm({ storedAt: at + 6_000 });
    const quick = (count: number) => Array.from({ length: count }, () => alarm());
    expect(slipOf(reportOf([...quick(18), slow]))).toBe(null);
    expect(slipOf(reportOf([...quick(19), slow]))).toEqual({ kind: "slow", worst: 6_000 });
    expect(slipOf(reportOf([...quick(199), slow]))).toBe(null);
  });

  it("does not slip because a carrier reports late", () => {
    expect(slipOf(reportOf([alarm({ happenedAt: at - 86_400_000 })]))).toBe(null);
  });
});
