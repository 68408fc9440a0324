import { describe, expect, it } from "vitest";
import {
  failureReport,
  parseReportSearch,
  type ReportRow,
  reportQuery,
  spanOfWeeks,
  weekOf,
} from "./failure-report.ts";

const now = Date.parse("2026-11-25T12:00:00+08:00");

describe("weeks", () => {
  it.each([
    ["2026-11-23", "2026-11-23"],
    ["2026-11-29", "2026-11-23"],
    ["2026-11-30", "2026-11-30"],
    ["2027-01-01", "2026-12-28"],
  ])("%s is in the week of Monday %s", (day, monday) => {
    expect(weekOf(day)).toBe(monday);
  });

  it("begin and end at midnight in China", () => {
    const { from, until } = spanOfWeeks("2026-11-23", 2);
    expect([new Date(from).toISOString(), new Date(until).toISOString()]).toEqual([
      "2026-11-15T16:00:00.000Z",
      "2026-11-29T16:00:00.000Z",
    ]);
  });

  it("of the address: any day of a week, none to come, and what is no such thing is not said", () => {
    expect(parseReportSearch({ week: "2026-11-19", code: "ERR-303", ended: "open" }, now)).toMatchObject({
      ...{ week: "2026-11-16", code: "ERR-303", ended: "open", source: null },
    });
    expect(parseReportSearch({ week: "2030-01-01", source: "moon", country: "germany" }, now)).toMatchObject({
      ...{ week: "2026-11-23", source: null, country: null },
    });
    const search = parseReportSearch({ week: "2026-11-19", source: "carrier", country: "DE" }, now);
    expect(parseReportSearch(Object.fromEntries(new URLSearchParams(reportQuery(search))), now)).toEqual(search);
  });
});

const row = (week: string, orders: number, cut: Partial<ReportRow>): ReportRow => ({
  ...{ week, orders, parcels: orders, open: 0, medianMs: null, source: null, family: null, code: null, endedBy: null },
  ...cut,
});

describe("the report of a week", () => {
  it("takes each figure from its own cut, compares with the week before, and says what the three commonest families have", () => {
    const week = "2026-11-23";
    const rows = [
      row(week, 90, {}),
      row(week, 70, { source: "plan" }),
      row(week, 40, { family: "3" }),
      row(week, 30, { family: "5" }),
      row(week, 22, { family: "4" }),
      row(week, 8, { family: "7" }),
      row(week, 40, { source: "plan", code: "ERR-303" }),
      row(week, 35, { endedBy: "correction" }),
      row("2026-11-16", 12, { source: "plan", code: "ERR-303" }),
      row("2026-11-16", 12, { family: "3" }),
    ];
    const report = failureReport(rows, week);
    expect(report.total.orders).toBe(90);
    expect(report.bySource.map(({ source, orders }) => [source, orders])).toEqual([["plan", 70]]);
    expect(report.byFamily.map(({ family }) => family)).toEqual(["3", "5", "4", "7"]);
    expect(report.byFamily[0]?.weeks).toEqual([0, 0, 0, 0, 0, 0, 12, 40]);
    expect(report.byCode).toMatchObject([{ code: "ERR-303", orders: 40, before: 12 }]);
    expect(report.byEnding).toMatchObject([{ endedBy: "correction", orders: 35 }]);
    expect(report.topThree).toBe(92);
  });

  it("of nothing is empty", () => {
    expect(failureReport([], "2026-11-23")).toMatchObject({ total: { orders: 0 }, byCode: [], topThree: null });
  });
});
