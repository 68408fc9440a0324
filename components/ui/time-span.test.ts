import { describe, expect, it } from "vitest";
import { dayMs, hourMs, minuteMs } from "#lib/kit/time";
import { timeSpan, urgencyOf } from "./time-span.ts";

describe("timeSpan", () => {
  it.each([
    [0, { unit: "minutes", minutes: 0 }],
    [-hourMs, { unit: "minutes", minutes: 0 }],
    [59_999, { unit: "minutes", minutes: 0 }],
    [59 * minuteMs, { unit: "minutes", minutes: 59 }],
    [hourMs, { unit: "hours", hours: 1, minutes: 0 }],
    [hourMs + 59 * minuteMs + 59_999, { unit: "hours", hours: 1, minutes: 59 }],
    [dayMs - 1, { unit: "hours", hours: 23, minutes: 59 }],
    [dayMs, { unit: "days", days: 1, hours: 0 }],
    [9 * dayMs + 5 * hourMs, { unit: "days", days: 9, hours: 5 }],
  ])("%d ms", (ms, expected) => {
    expect(timeSpan(ms)).toEqual(expected);
  });
});

describe("urgencyOf", () => {
  it.each([
    [-1, "alarm"],
    [0, "alarm"],
    [12 * hourMs - 1, "alarm"],
    [12 * hourMs, "soon"],
    [dayMs - 1, "soon"],
    [dayMs, "calm"],
  ])("%d ms left", (ms, expected) => {
    expect(urgencyOf(ms)).toBe(expected);
  });
});
