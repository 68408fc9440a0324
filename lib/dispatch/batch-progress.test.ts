import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  type BatchFacts,
  type BatchPart,
  batchPartOf,
  batchParts,
  batchStanding,
  countParts,
  forecast,
  paceOf,
  roundTimeLeft,
} from "./batch-progress.ts";
import { waybillStates } from "./states.ts";

const plain: BatchFacts = { state: "queued", hasNumber: false, hasFailure: false, attempts: 0, outcomeUnclear: false };

describe("the part of a parcel", () => {
  const cases: readonly (readonly [string, Partial<BatchFacts>, BatchPart, BatchPart])[] = [
    ["confirmed a moment ago", {}, "underWay", "paused"],
    ["tried before, nothing exists", { attempts: 2 }, "waiting", "paused"],
    ["tried before and may have been heard", { attempts: 2, outcomeUnclear: true }, "waiting", "waiting"],
    ["asked again by a person", { outcomeUnclear: true }, "underWay", "underWay"],
    ["being asked", { state: "sending", attempts: 1 }, "underWay", "underWay"],
    ["number still being made", { state: "booked" }, "underWay", "underWay"],
    ["number never came", { state: "booked", hasFailure: true }, "unclear", "unclear"],
    ["booked", { state: "booked", hasNumber: true }, "done", "done"],
    ["booked, cancelling was refused", { state: "booked", hasNumber: true, hasFailure: true }, "done", "done"],
    ["tries ran out", { state: "unclear", hasFailure: true, outcomeUnclear: true }, "unclear", "unclear"],
    ["refused", { state: "failed", hasFailure: true, attempts: 1 }, "failed", "failed"],
    ["being cancelled", { state: "cancelling", hasNumber: true }, "cancelled", "cancelled"],
    ["cancelled", { state: "cancelled" }, "cancelled", "cancelled"],
  ];
  test.each(cases)("%s", (_, facts, running, paused) => {
    expect([batchPartOf({ ...plain, ...facts }, false), batchPartOf({ ...plain, ...facts }, true)]).toEqual([
      running,
      paused,
    ]);
  });

  it("all parts add up to the batch, whatever is in it", () => {
    const facts = fc.record({
      state: fc.constantFrom(...waybillStates),
      hasNumber: fc.boolean(),
      hasFailure: fc.boolean(),
      attempts: fc.nat(9),
      outcomeUnclear: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(facts), fc.boolean(), (list, isPaused) => {
        const counts = countParts(list.map((one) => ({ part: batchPartOf(one, isPaused), count: 1 })));
        expect(batchParts.reduce((sum, part) => sum + counts[part], 0)).toBe(list.length);
        if (!isPaused) expect(counts.paused).toBe(0);
      }),
    );
  });
});

describe("how a batch stands", () => {
  const cases = [
    [{ done: 3 }, "over"],
    [{ done: 3, cancelled: 1 }, "over"],
    [{ done: 3, failed: 1 }, "attention"],
    [{ done: 3, unclear: 1 }, "attention"],
    [{ failed: 1, waiting: 1 }, "running"],
    [{ underWay: 1 }, "running"],
    [{ underWay: 1, paused: 1 }, "paused"],
  ] as const;
  test.each(cases)("%j is %s", (some, standing) => {
    expect(batchStanding({ ...countParts([]), ...some })).toBe(standing);
  });
});

describe("time left", () => {
  const t0 = Date.UTC(2026, 10, 29, 1);
  /** `count` settlements, one every `everyMs`, from t0. */
  const each = (count: number, everyMs: number) => Array.from({ length: count }, (_, index) => t0 + index * everyMs);
  const cases: readonly (readonly [string, readonly number[], number, number, number | null])[] = [
    ["nothing settled yet", [], 100, t0, null],
    ["too few", each(5, 1000), 100, t0 + 4000, null],
    ["all in one answer", each(40, 0), 100, t0 + 500, null],
    ["one a second", each(11, 1000), 100, t0 + 10_000, 100_000],
    ["ten a second", each(101, 100), 100, t0 + 10_000, 10_000],
    ["no news for ten seconds counts as slower", each(11, 1000), 100, t0 + 20_000, 200_000],
    ["silent for long", each(11, 1000), 100, t0 + 26_000, null],
    [
      "only the last minute counts",
      [...each(50, 10), ...each(61, 1000).map((at) => at + 100_000)],
      60,
      t0 + 160_000,
      60_000,
    ],
    ["nothing left", each(11, 1000), 0, t0 + 10_000, null],
    ["a clock behind the database's", each(11, 1000), 10, t0 + 9_000, 10_000],
  ];
  test.each(cases)("%s", (_, settledAt, left, now, wanted) => {
    expect(forecast(paceOf(settledAt), left, now)?.leftMs ?? null).toBe(wanted);
  });

  it("more left never takes less time", () => {
    const settled = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(settled, fc.nat(1000), fc.nat(1000), fc.nat(20_000), (offsets, a, b, later) => {
        const pace = paceOf(offsets.map((offset) => t0 + offset));
        const now = (pace?.lastAt ?? t0) + later;
        const [fewer, more] = [Math.min(a, b), Math.max(a, b)].map((left) => forecast(pace, left, now)?.leftMs ?? 0);
        expect(more).toBeGreaterThanOrEqual(fewer ?? 0);
      }),
    );
  });

  test.each([
    [1, { unit: "seconds", value: 10 }],
    [10_001, { unit: "seconds", value: 20 }],
    [50_000, { unit: "seconds", value: 50 }],
    [50_001, { unit: "minutes", value: 1 }],
    [60_001, { unit: "minutes", value: 2 }],
  ] as const)("%i ms is said as %j", (leftMs, said) => expect(roundTimeLeft(leftMs)).toEqual(said));
});
