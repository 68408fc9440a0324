import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figures } from "./figures.ts";
import { ageSteps, silenceSteps, valueBands } from "./parcel-steps.ts";
import {
  isFiltered,
  parseTrackingSearch,
  type TrackingSearch,
  trackingQuery,
  trackingSorts,
  wholeList,
  withFilter,
} from "./search.ts";
import { exceptionKinds, stages } from "./stages.ts";

const read = (query: string) => parseTrackingSearch(Object.fromEntries(new URLSearchParams(query)));

describe("the list's address", () => {
  it("says everything that the list shows, and nothing that is the default", () => {
    expect(trackingQuery(wholeList)).toBe("");
    const query = "stage=delivery,import&trouble=any&country=BR,US&solution=CAINIAO_STANDARD&q=LX299&sort=oldest";
    expect(trackingQuery(read(query))).toBe(query);
    expect(isFiltered(read(query))).toBe(true);
    expect(isFiltered(read("sort=oldest"))).toBe(false);
  });

  it("comes back the same through the URL", () => {
    const search: fc.Arbitrary<TrackingSearch> = fc.record({
      stages: fc.uniqueArray(fc.constantFrom(...stages)).map((list) => list.sort()),
      trouble: fc.oneof(
        fc.constant("any" as const),
        fc.uniqueArray(fc.constantFrom(...exceptionKinds)).map((list) => list.sort()),
      ),
      countries: fc.uniqueArray(fc.stringMatching(/^[A-Z]{2}$/), { maxLength: 20 }).map((list) => list.sort()),
      solutions: fc.uniqueArray(fc.constantFrom("CAINIAO_STANDARD", "CAINIAO_ECONOMY")).map((list) => list.sort()),
      carriers: fc.uniqueArray(fc.constantFrom("cainiao", "yanwen")).map((list) => list.sort()),
      template: fc.option(fc.oneof(fc.constant("none"), fc.uuid())),
      silence: fc.option(fc.constantFrom(...silenceSteps)),
      age: fc.option(fc.constantFrom(...ageSteps)),
      value: fc.option(fc.constantFrom(...valueBands)),
      from: fc.option(fc.constantFrom("2026-11-01", "2024-02-29")),
      to: fc.option(fc.constantFrom("2026-11-30")),
      incidents: fc.uniqueArray(fc.constantFrom("lost", "customs_hold")).map((list) => list.sort()),
      severities: fc.uniqueArray(fc.constantFrom("critical", "high")).map((list) => list.sort()),
      owner: fc.option(fc.oneof(fc.constant("nobody"), fc.uuid())),
      figure: fc.option(fc.constantFrom(...figures)),
      text: fc.string({ maxLength: 60 }).map((text) => text.trim()),
      sort: fc.constantFrom(...trackingSorts),
      after: fc.option(fc.record({ at: fc.nat(), id: fc.uuid() })),
    });
    fc.assert(
      fc.property(search, (one) => {
        expect(read(trackingQuery(one))).toEqual(one);
      }),
    );
  });

  it("leaves out what it does not understand", () => {
    expect(read("stage=moon,delivery&trouble=x&country=us,USA&sort=random&after=1~2&q=%20a%20")).toEqual({
      ...wholeList,
      stages: ["delivery"],
      text: "a",
    });
    expect(parseTrackingSearch({ stage: ["delivery", "import,done"] }).stages).toEqual(["delivery", "import", "done"]);
  });

  it("starts over when a filter changes", () => {
    const after = { at: 5, id: "00000000-0000-4000-8000-000000000000" };
    expect(withFilter({ ...wholeList, after }, { stages: ["done"] })).toMatchObject({ after: null, stages: ["done"] });
  });
});
