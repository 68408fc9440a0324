import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TrackingEvent } from "./event.ts";
import { foldTracking } from "./fold.ts";
import { realHistories } from "./histories.test-data.ts";
import { allowedSkewMs, oldestInstant } from "./instant.ts";
import { codesOf, type VocabularyName, vocabularyNames } from "./vocabulary.ts";

const known = vocabularyNames.flatMap((vocabulary) =>
  codesOf(vocabulary).map(([code]) => [vocabulary, code.replace("*", "X")] as const),
);
const strange: (readonly [VocabularyName, string])[] = [
  ["cainiao", ""],
  ["cainiao", "NEVER_HEARD_OF"],
  ["4px", "FPX_Z"],
];
const start = Date.UTC(2026, 0, 1);

/** Few instants, so that ties are common; some absurd ones. */
const event: fc.Arbitrary<TrackingEvent> = fc
  .record({
    what: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: fc.constantFrom(...strange) },
    ),
    hour: fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: 0, max: 30 }) },
      { weight: 1, arbitrary: fc.constantFrom(-400_000, 5_000) },
    ),
    shift: fc.constantFrom(0, 0, 3_600_000),
    text: fc.constantFrom("", "a", "waiting for customs clearance"),
    place: fc.constantFrom(null, "深圳", "Tel Aviv"),
  })
  .map(({ what: [vocabulary, code], hour, shift, text, place }) => {
    const at = start + hour * 3_600_000;
    return { vocabulary, code, text, place, at, publishedAt: at + shift, receivedAt: start + 40 * 3_600_000 };
  });

/** Events that one parcel could have: mostly Cainiao's. */
const history = fc.array(event, { maxLength: 40 });

describe("a fold of events", () => {
  it("is the same whatever the order, the grouping and the repeats", () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length }),
            fc.subarray(events),
            fc.array(fc.nat({ max: 60 }), { maxLength: 5 }),
          ),
        ),
        ([events, shuffled, again, cuts]) => {
          const arriving = [...shuffled, ...again];
          const ends = [...cuts, arriving.length].sort((a, b) => a - b);
          let state = foldTracking(null, []);
          let from = 0;
          for (const end of ends) {
            // The state goes through the database between two pushes.
            state = JSON.parse(JSON.stringify(foldTracking(state, arriving.slice(from, end))));
            from = Math.max(from, Math.min(end, arriving.length));
          }
          expect(foldTracking(state, [])).toEqual(foldTracking(null, events));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("never takes a delivery back for anything older or equal, and never forgets a return that came after", () => {
    const cainiaoOut = known.filter(
      ([vocabulary, code]) => vocabulary === "cainiao" && !/^(RT_|RETURNED|.*OVERDUE|LM_UNREACH)/.test(code),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.integer({ min: 0, max: 40 }), (events, hour) => {
        const at = start + hour * 3_600_000;
        const news = events.filter((one) => cainiaoOut.some(([v, c]) => v === one.vocabulary && c === one.code));
        const signed: TrackingEvent = {
          vocabulary: "cainiao",
          code: "GTMS_SIGNED",
          text: "",
          at,
          publishedAt: at,
          receivedAt: at,
        };
        expect(foldTracking(null, [...news, signed]).stage).toBe("done");
        const back = { ...signed, code: "RT_INBOUND", at: start + 41 * 3_600_000, receivedAt: start + 41 * 3_600_000 };
        expect(foldTracking(null, [...news, signed, back]).stage).toBe("return");
      }),
    );
  });

  it("survives anything that a decoder could let through, and what cannot be true moves nothing", () => {
    const absurd = fc.record({
      vocabulary: fc.constantFrom(...vocabularyNames),
      code: fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom("__proto__", "constructor", "")),
      text: fc.string({ unit: "binary", maxLength: 400 }),
      at: fc.oneof(fc.double(), fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, -1, 8e15)),
      publishedAt: fc.double(),
      receivedAt: fc.constant(start),
      place: fc.option(fc.string({ unit: "binary" })),
    });
    fc.assert(
      fc.property(history, fc.array(absurd, { maxLength: 10 }), (events, odd) => {
        const untrue = odd.filter(({ at }) => !(at >= oldestInstant && at <= start + allowedSkewMs));
        const before = foldTracking(null, events);
        const after = foldTracking(before, untrue);
        expect({ ...after, odd: [], trace: { ...after.trace, odd: [] } }).toEqual({
          ...before,
          odd: [],
          trace: { ...before.trace, odd: [] },
        });
        expect(() => foldTracking(before, odd)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it("stays small however much is pushed", () => {
    const flood = Array.from({ length: 10_000 }, (_, n): TrackingEvent => {
      const at = start + n * 1000;
      return {
        vocabulary: "cainiao",
        code: n % 2 ? "GTMS_SC_ARRIVE" : `X${n}`,
        text: "x".repeat(5_000),
        at,
        publishedAt: at,
        receivedAt: at,
      };
    });
    expect(JSON.stringify(foldTracking(null, flood)).length).toBeLessThan(20_000);
  });

  it("reads every real history the same in any order", () => {
    for (const events of Object.values(realHistories)) {
      fc.assert(
        fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
          expect(foldTracking(null, shuffled)).toEqual(foldTracking(null, events));
        }),
        { numRuns: 30 },
      );
    }
  });
});
