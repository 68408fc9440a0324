import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs, hourMs } from "#lib/kit/time";
import { countFacets, countIncidentChoices, countStages, pageOfParcels } from "./counted-parcels.ts";
import { figureName, figures } from "./figures.ts";
import type { FigureBasis } from "./judged-parcels.ts";
import { ParcelColumns, type ParcelFacts } from "./parcel-columns.ts";
import { judgeParcels } from "./running-figures.ts";
import { parseTrackingSearch, wholeList } from "./search.ts";

const now = Date.parse("2026-11-25T12:00:00+08:00");
const basis = { now, promises: { A: 20, "A BR": 40 } };
const days = fc.constantFrom(0, 1, 2, 2.5, 3, 4, 7, 8, 14, 16, 20, 31, 33, 62).map((ago) => now - ago * dayMs);
const maybe = fc.option(days, { nil: null });

const parcel: fc.Arbitrary<ParcelFacts> = fc.record({
  waybillId: fc.constantFrom(..."abcdefgh"),
  stage: fc.constantFrom("created", "import", "done", "closed"),
  substage: fc.constantFrom("none", "cancelled"),
  exception: fc.constantFrom(null, "customs_hold", "lost"),
  country: fc.constantFrom("US", "BR"),
  solutionCode: fc.constantFrom("A", "B"),
  carrierCode: fc.constant("cainiao"),
  templateId: fc.constantFrom(null, "00000000-0000-4000-8000-000000000001"),
  valueMinor: fc.constantFrom(null, 999, 1000, 5000),
  currency: fc.constantFrom("USD", "JPY"),
  ...{ updatedAt: days, bookedAt: days, lastEventAt: maybe, pickedUpAt: maybe, deliveredAt: maybe, endedAt: maybe },
  ...{ paidAt: maybe, deadlineAt: maybe, declaredAt: maybe },
  incidents: fc.array(
    fc.record({
      kind: fc.constantFrom("customs_hold", "lost"),
      severity: fc.constantFrom("high", "normal"),
      ownerId: fc.constantFrom(null, "00000000-0000-4000-8000-000000000002"),
      ...{ raisedAt: days, closedAt: maybe },
    }),
    { maxLength: 2 },
  ),
});

const search = fc
  .record({
    stage: fc.constantFrom("", "import", "created,done"),
    trouble: fc.constantFrom("", "any", "customs_hold"),
    country: fc.constantFrom("", "US"),
    template: fc.constantFrom("", "none", "00000000-0000-4000-8000-000000000001"),
    silence: fc.constantFrom("", "4d"),
    age: fc.constantFrom("", "15d"),
    value: fc.constantFrom("", "0-10", "10-30", "1000-10000"),
    from: fc.constantFrom("", "2026-11-05"),
    incident: fc.constantFrom("", "lost"),
    owner: fc.constantFrom("", "nobody"),
    figure: fc.constantFrom("", "booked", "scan.1", "declared.missed", "trouble.then"),
    sort: fc.constantFrom("", "oldest"),
  })
  .map(parseTrackingSearch);

function columnsOf(list: Iterable<ParcelFacts>): ParcelColumns {
  const columns = new ParcelColumns();
  for (const one of list) columns.put(one);
  return columns;
}

const steps = fc.array(fc.oneof(parcel, fc.constantFrom(..."abcdefgh")), { maxLength: 40 });

/** What the figures say, lanes without any parcel aside. */
function figuresOf(columns: ParcelColumns, on: FigureBasis): readonly string[] {
  return judgeParcels(columns, on)
    .filter(({ counts }) => Object.values(counts).some((count) => count > 0))
    .map((lane) => JSON.stringify(lane))
    .sort();
}

/** Moments in any order, most of one day: just where limits lie, a moment before and after, and other days. */
const moments = fc
  .tuple(fc.constantFrom(0, 0, 0, 0, 0, 11, -12, 24, -168, 720), fc.constantFrom(-1, 0, 1))
  .map(([hours, ms]) => now + hours * hourMs + ms);
const looks = fc.array(
  fc.record({
    at: moments,
    edits: fc.oneof(fc.constant([]), fc.array(fc.oneof(parcel, fc.constantFrom(..."abcdefgh")), { maxLength: 8 })),
    promises: fc.oneof(
      { weight: 9, arbitrary: fc.constant<FigureBasis["promises"]>(basis.promises) },
      { weight: 1, arbitrary: fc.constant({ A: 3 }) },
    ),
  }),
  { maxLength: 30 },
);

describe("parcels in columns", () => {
  it("are those that were put last and not removed, in whatever order", () => {
    fc.assert(
      fc.property(steps, search, (list, asked) => {
        const [columns, plain] = [new ParcelColumns(), new Map<string, ParcelFacts>()];
        for (const step of list) {
          if (typeof step === "string") {
            columns.remove(step);
            plain.delete(step);
          } else {
            columns.put(step);
            plain.set(step.waybillId, step);
          }
        }
        const fresh = columnsOf(plain.values());
        expect(columns.size).toBe(plain.size);
        for (const one of [wholeList, asked]) {
          expect(countFacets(columns, one, basis, null)).toEqual(countFacets(fresh, one, basis, null));
          expect(countIncidentChoices(columns, one, basis, null)).toEqual(
            countIncidentChoices(fresh, one, basis, null),
          );
          const page = { found: null, limit: 50 };
          expect(pageOfParcels(columns, one, basis, page)).toEqual(pageOfParcels(fresh, one, basis, page));
        }
        expect(figuresOf(columns, basis)).toEqual(figuresOf(fresh, basis));
      }),
    );
  });

  it("are counted on from what was counted before as if they were counted from scratch", () => {
    fc.assert(
      fc.property(looks, (list) => {
        const [columns, plain] = [new ParcelColumns(), new Map<string, ParcelFacts>()];
        for (const { edits, at, promises } of list) {
          for (const edit of edits) {
            if (typeof edit === "string") {
              columns.remove(edit);
              plain.delete(edit);
            } else {
              columns.put(edit);
              plain.set(edit.waybillId, edit);
            }
          }
          const on = { now: at, promises };
          const fresh = columnsOf(plain.values());
          expect(figuresOf(columns, on)).toEqual(figuresOf(fresh, on));
          expect(countStages(columns)).toEqual(countFacets(columns, wholeList, on, null).byStage);
        }
      }),
      { numRuns: 600 },
    );
  });

  it("come page by page, each once and in their order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(parcel, { selector: (one) => one.waybillId }), search, (list, asked) => {
        const columns = columnsOf(list);
        const all = pageOfParcels(columns, asked, basis, { found: null, limit: 50 });
        const seen: string[] = [];
        for (let after = asked.after; ; ) {
          const rows = pageOfParcels(columns, { ...asked, after }, basis, { found: null, limit: 2 });
          seen.push(...rows.map(({ waybillId }) => waybillId));
          const last = rows.at(-1);
          if (!last) break;
          after = { at: last.updatedAt, id: last.waybillId };
        }
        expect(seen).toEqual(all.map(({ waybillId }) => waybillId));
        const times = all.map(({ updatedAt }) => updatedAt);
        expect(times).toEqual(times.toSorted((a, b) => (asked.sort === "newest" ? b - a : a - b)));
        expect(all).toHaveLength(countFacets(columns, asked, basis, null).total);
      }),
    );
  });

  it("are counted in a figure as often as the list behind it has them", () => {
    fc.assert(
      fc.property(fc.uniqueArray(parcel, { selector: (one) => one.waybillId }), (list) => {
        const columns = columnsOf(list);
        const lanes = judgeParcels(columns, basis);
        for (const figure of figures) {
          const counted = lanes.reduce((sum, { counts }) => sum + (counts[figureName(figure)] ?? 0), 0);
          const shown = pageOfParcels(columns, { ...wholeList, figure }, basis, { found: null, limit: 50 });
          expect(counted, figureName(figure)).toBe(shown.length);
        }
      }),
    );
  });

  it("are found by a text only where it was found", () => {
    fc.assert(
      fc.property(fc.uniqueArray(parcel, { selector: (one) => one.waybillId, minLength: 1 }), (list) => {
        const columns = columnsOf(list);
        expect(countFacets(columns, wholeList, basis, new Set([0])).total).toBe(1);
        expect(countFacets(columns, wholeList, basis, new Set()).total).toBe(0);
      }),
    );
  });
});

const aParcel: ParcelFacts = {
  ...{ waybillId: "a", stage: "linehaul", substage: "none", exception: null, country: "US", solutionCode: "A" },
  ...{ carrierCode: "cainiao", templateId: null, valueMinor: null, currency: "USD", incidents: [] },
  ...{ updatedAt: now, bookedAt: now - 9 * dayMs, lastEventAt: null, pickedUpAt: null, deliveredAt: null },
  ...{ endedAt: null, paidAt: null, deadlineAt: null, declaredAt: null },
};

describe("a facet", () => {
  it("counts what its own filter holds back, and no parcel that two filters hold back", () => {
    const columns = columnsOf([
      { ...aParcel, waybillId: "a" },
      { ...aParcel, waybillId: "b", country: "BR" },
      { ...aParcel, waybillId: "c", country: "BR", stage: "import" },
    ]);
    const { total, choices } = countFacets(
      columns,
      parseTrackingSearch({ country: "US", stage: "linehaul" }),
      basis,
      null,
    );
    expect(total).toBe(1);
    expect(choices.country).toEqual([
      { value: "BR", count: 1 },
      { value: "US", count: 1 },
    ]);
    expect(choices.stage).toEqual([{ value: "linehaul", count: 1 }]);
  });
});

describe("a figure", () => {
  const countsOf = (facts: Partial<ParcelFacts>) =>
    judgeParcels(columnsOf([{ ...aParcel, ...facts }]), basis)[0]?.counts;
  const paidAt = now - 10 * dayMs;

  it.each([
    ["on the limit", paidAt + 3 * dayMs, { "online_72h.met": 1, "online_72h.missed": 0, "scan.2": 1 }],
    ["a moment after it", paidAt + 3 * dayMs + 1, { "online_72h.met": 0, "online_72h.missed": 1, "scan.3": 1 }],
    ["before it was paid, by a wrong clock", paidAt - 1, { "online_72h.met": 1, "scan.0": 1 }],
  ])("is judged by the millisecond: scanned %s", (_, pickedUpAt, expected) => {
    expect(countsOf({ paidAt, pickedUpAt })).toMatchObject(expected);
  });

  it("does not judge what still has time", () => {
    expect(countsOf({ paidAt: now - 3 * dayMs })).toMatchObject({ "online_72h.all": 0, "online_7d.all": 0 });
    expect(countsOf({ paidAt: now - 3 * dayMs - 1 })).toMatchObject({ "online_72h.missed": 1, "online_7d.all": 0 });
  });

  it("counts calendar days in China", () => {
    const pickedUpAt = Date.parse("2026-11-10T23:59:00+08:00");
    const minuteLater = Date.parse("2026-11-11T00:01:00+08:00");
    expect(countsOf({ pickedUpAt, deliveredAt: minuteLater + 4 * dayMs })).toMatchObject({ "transit.0": 1 });
    expect(countsOf({ pickedUpAt, deliveredAt: minuteLater + 5 * dayMs })).toMatchObject({ "transit.1": 1 });
  });

  it("takes a country's own promise before the solution's", () => {
    const late = { deliveredAt: now, pickedUpAt: now - 30 * dayMs };
    expect(countsOf(late)).toMatchObject({ "on_time.missed": 1 });
    expect(countsOf({ ...late, country: "BR" })).toMatchObject({ "on_time.met": 1 });
    expect(countsOf({ ...late, solutionCode: "B" })).toMatchObject({ "on_time.all": 0 });
  });
});
