import { expect, it } from "vitest";
import { dashboardOf } from "./dashboard.ts";

const lane = (solutionCode: string, country: string, counts: Record<string, number>) => ({
  ...{ solutionCode, country, counts },
});

it("sums what several passes counted of a lane, and takes shares of the sums", () => {
  const shown = dashboardOf([
    lane("A", "US", { "on_time.all": 10, "on_time.met": 9, "on_time.missed": 1, "transit.0": 10 }),
    lane("B", "US", { "on_time.all": 90, "on_time.met": 45, "on_time.missed": 45 }),
    lane("A", "US", { booked: 50, troubled: 2, "underway.now": 40, "trouble.now": 4, "underway.then": 20 }),
    lane("A", "BR", { "underway.now": 10, "trouble.now": 5 }),
    lane("A", "FR", { booked: 1 }),
  ]);
  expect(shown).toMatchObject({ underway: 50, trouble: 9, booked: 51 });
  expect(shown.per100).toBeCloseTo(200 / 51);
  expect(shown.rates.find(({ of }) => of === "on_time")).toMatchObject({ met: 54, all: 100, share: 0.54 });
  expect(shown.rates.find(({ of }) => of === "declared")).toMatchObject({ all: 0, share: null });
  expect(shown.lanes.map(({ solutionCode, share }) => [solutionCode, share])).toEqual([
    ["B", 0.5],
    ["A", 0.9],
  ]);
  expect(shown.countries).toEqual([
    { country: "BR", underway: 10, trouble: 5, share: 0.5, shareThen: null },
    { country: "US", underway: 40, trouble: 4, share: 0.1, shareThen: 0 },
  ]);
  expect(shown.transit[0]).toBe(10);
});
