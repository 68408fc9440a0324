import { describe, expect, it } from "vitest";
import { addDays, chinaDateOf, endOfChinaDay, isCalendarDate, parseChinaTime, startOfChinaDay } from "./time.ts";

describe("China time", () => {
  it("a deadline date counts to 23:59:59 in China", () => {
    expect(new Date(endOfChinaDay("2026-11-25")).toISOString()).toBe("2026-11-25T15:59:59.000Z");
  });

  it.each([
    ["2026-11-25T15:59:59.999Z", "2026-11-25"],
    ["2026-11-25T16:00:00.000Z", "2026-11-26"],
    ["2026-12-31T16:00:00.000Z", "2027-01-01"],
  ])("%s is the day %s", (instant, day) => {
    expect(chinaDateOf(Date.parse(instant))).toBe(day);
  });

  it.each([
    ["2026-11-25 09:30", "2026-11-25T01:30:00.000Z"],
    ["2026-11-25 9:30:15", "2026-11-25T01:30:15.000Z"],
  ])("%s", (text, instant) => {
    expect(parseChinaTime(text)).toBe(Date.parse(instant));
  });

  it.each(["2026-02-30 10:00", "2026-11-25 24:00", "2026-11-25", "25.11.2026 10:00"])("%s does not exist", (text) => {
    expect(parseChinaTime(text)).toBeNull();
  });

  it("knows leap days", () => {
    expect([isCalendarDate("2028-02-29"), isCalendarDate("2026-02-29"), isCalendarDate("2026-2-9")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(chinaDateOf(startOfChinaDay("2026-01-01"))).toBe("2026-01-01");
  });
});
