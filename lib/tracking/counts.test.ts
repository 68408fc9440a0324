import { describe, expect, it } from "vitest";
import { type FacetGroup, parcelCounts } from "./counts.ts";

const group = (facet: FacetGroup["facet"], value: string, count: number, missed: FacetGroup["missed"] = "") => ({
  ...{ facet, value, count, missed },
});

describe("the counts of a list", () => {
  it("say what a click would show: a facet's own filter holds nothing back in it", () => {
    const counts = parcelCounts([
      group("stage", "import", 5),
      group("stage", "done", 7, "stage"),
      group("stage", "created", 9, "country"),
      group("country", "BR", 5),
      group("country", "US", 9, "country"),
      group("country", "FR", 7, "stage"),
      group("trouble", "customs_hold", 2),
      group("trouble", "", 3),
    ]);
    expect(counts).toMatchObject({ total: 5, inTrouble: 2, byStage: { import: 5, done: 7 } });
    expect(counts.byStage).not.toHaveProperty("created");
    expect(counts.choices.country).toEqual([
      { value: "US", count: 9 },
      { value: "BR", count: 5 },
    ]);
    expect(counts.choices.trouble).toEqual([{ value: "customs_hold", count: 2 }]);
  });

  it("hold whoever is silent for longer among those who are for less", () => {
    const { choices } = parcelCounts([group("silence", "0", 10), group("silence", "2", 3), group("silence", "4", 1)]);
    expect(choices.silence.map(({ count }) => count)).toEqual([4, 4, 1, 1]);
  });
});
