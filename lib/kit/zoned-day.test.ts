import fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs, hourMs, startOfChinaDay } from "./time.ts";
import { startOfDay, zonedDate } from "./zoned-day.ts";

test.each([
  ["2026-11-25", "Asia/Shanghai", "2026-11-24T16:00:00Z"],
  ["2026-11-25", "UTC", "2026-11-25T00:00:00Z"],
  ["2026-11-25", "America/New_York", "2026-11-25T05:00:00Z"],
  ["2026-03-08", "America/New_York", "2026-03-08T05:00:00Z"],
  ["2026-03-09", "America/New_York", "2026-03-09T04:00:00Z"],
  ["2026-11-25", "Asia/Kathmandu", "2026-11-24T18:15:00Z"],
  // clocks go from 24:00 to 01:00: the day begins at one o'clock
  ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"],
  ["2026-11-25", "Pacific/Kiritimati", "2026-11-24T10:00:00Z"],
])("%s begins in %s at %s", (date, zone, instant) => {
  expect(new Date(startOfDay(date, zone)).toISOString()).toBe(instant.replace("Z", ".000Z"));
});

const zones = Intl.supportedValuesOf("timeZone");
const anyDate = fc
  .integer({ min: Date.UTC(2000, 0, 1) / dayMs, max: Date.UTC(2040, 0, 1) / dayMs })
  .map((day) => new Date(day * dayMs).toISOString().slice(0, 10));

test("a day begins at its first moment, in every zone, and the next a day later or so", () => {
  fc.assert(
    fc.property(anyDate, fc.constantFrom(...zones), (date, zone) => {
      const start = startOfDay(date, zone);
      // an island that jumps over the date line has no such day
      fc.pre(zonedDate(start, zone) === date);
      expect(zonedDate(start - 1, zone) < date).toBe(true);
      expect(zonedDate(start + 20 * hourMs, zone)).toBe(date);
    }),
  );
  expect(startOfDay("2026-11-25", "Asia/Shanghai")).toBe(startOfChinaDay("2026-11-25"));
});
