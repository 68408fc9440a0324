import { describe, expect, it } from "vitest";
import { addChinaWorkdays, isChinaWorkday } from "./china-workdays.ts";

describe("working days in China", () => {
  it.each([
    ["2026-11-27", true, "a Friday"],
    ["2026-11-28", false, "a Saturday"],
    ["2026-10-01", false, "National Day"],
    ["2026-10-10", true, "a Saturday worked instead"],
    ["2026-02-14", true, "the Saturday before the Spring Festival"],
    ["2026-02-23", false, "the festival's last day"],
    ["2027-01-01", true, "a Friday of a year without a notice"],
  ])("%s: %s (%s)", (date, works) => {
    expect(isChinaWorkday(date)).toBe(works);
  });

  it.each([
    ["2026-11-25", 5, "2026-12-02"],
    ["2026-11-28", 1, "2026-11-30"],
    ["2026-09-30", 1, "2026-10-08"],
    ["2026-09-30", 3, "2026-10-10"],
    ["2026-11-25", 0, "2026-11-25"],
  ])("%s and %s working days is %s", (from, count, to) => {
    expect(addChinaWorkdays(from, count)).toBe(to);
  });
});
