import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ParcelGroup, parcelCounts } from "./counts.ts";
import { parseTrackingSearch, type TrackingSearch, wholeList } from "./search.ts";

const group = (stage: ParcelGroup["stage"], exception: ParcelGroup["exception"], country: string, count: number) => ({
  ...{ stage, exception, country, count },
  solutionCode: "CAINIAO_STANDARD",
});
const groups = [
  group("created", null, "US", 5),
  group("import", "customs_hold", "US", 2),
  group("import", null, "BR", 3),
  group("delivery", "delivery_failed", "BR", 1),
];

describe("the counts of a list", () => {
  it("say what a click would show", () => {
    expect(parcelCounts(groups, wholeList)).toMatchObject({
      total: 11,
      inTrouble: 3,
      byStage: { created: 5, import: 5, delivery: 1 },
      byTrouble: { customs_hold: 2, delivery_failed: 1 },
      countries: ["BR", "US"],
    });
    const held = parcelCounts(groups, parseTrackingSearch({ stage: "import", trouble: "any" }));
    expect(held).toMatchObject({ total: 2, inTrouble: 2, byStage: { import: 2, delivery: 1 } });
    expect(parcelCounts(groups, parseTrackingSearch({ country: "BR" }))).toMatchObject({
      total: 4,
      byStage: { import: 3 },
    });
  });

  it("of a facet is the total once that facet is chosen", () => {
    const search: fc.Arbitrary<TrackingSearch> = fc
      .record({
        stage: fc.constantFrom("", "import", "created,delivery"),
        trouble: fc.constantFrom("", "any", "customs_hold"),
        country: fc.constantFrom("", "US", "BR"),
      })
      .map(parseTrackingSearch);
    fc.assert(
      fc.property(search, fc.constantFrom("created", "import", "delivery" as const), (one, stage) => {
        const chosen = parcelCounts(groups, { ...one, stages: [stage] });
        expect(parcelCounts(groups, one).byStage[stage] ?? 0).toBe(chosen.total);
        expect(parcelCounts(groups, { ...one, trouble: "any" }).total).toBe(parcelCounts(groups, one).inTrouble);
      }),
    );
  });
});
