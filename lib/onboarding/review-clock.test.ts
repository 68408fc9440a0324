import { describe, expect, it, test } from "vitest";
import { minuteMs } from "#lib/kit/time";
import { claimStanding, isWarningDue, reviewDueAt, reviewUrgency } from "./review-clock.ts";

const submitted = Date.UTC(2026, 10, 25, 2);
const dueAt = reviewDueAt(submitted);
const minutesIn = (minutes: number) => submitted + minutes * minuteMs;

it.each([
  [0, "calm"],
  [44.99, "calm"],
  [45, "soon"],
  [60, "soon"],
  [60.01, "late"],
  [600, "late"],
] as const)("%d minutes after the submission the clock is %s", (minutes, urgency) => {
  expect(reviewUrgency(dueAt, minutesIn(minutes))).toBe(urgency);
});

test("the warning is due from 45 minutes on, once, and never where nobody has to decide", () => {
  expect(isWarningDue({ dueAt, warnedAt: null }, minutesIn(44))).toBe(false);
  expect(isWarningDue({ dueAt, warnedAt: null }, minutesIn(45))).toBe(true);
  expect(isWarningDue({ dueAt, warnedAt: null }, minutesIn(90))).toBe(true);
  expect(isWarningDue({ dueAt, warnedAt: minutesIn(45) }, minutesIn(90))).toBe(false);
  expect(isWarningDue({ dueAt: null, warnedAt: null }, minutesIn(90))).toBe(false);
});

describe("a claim", () => {
  const now = minutesIn(40);
  it.each([
    [{ by: null, touchedAt: null }, "free"],
    [{ by: "me", touchedAt: minutesIn(0) }, "own"],
    [{ by: "other", touchedAt: minutesIn(10) }, "left"],
    [{ by: "other", touchedAt: minutesIn(10) + 1 }, "held"],
    [{ by: "other", touchedAt: now }, "held"],
  ] as const)("%j is %s", (claim, standing) => {
    expect(claimStanding(claim, "me", now)).toBe(standing);
  });
});
