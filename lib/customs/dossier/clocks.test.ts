import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#lib/kit/time";
import {
  addMonths,
  claimDueOn,
  claimWarningDays,
  documentsDueOn,
  documentWarningDays,
  retainUntil,
  warningDue,
} from "./clocks.ts";

describe("clocks of a dossier", () => {
  it.each([
    ["2026-11-15", "2029-11-15"],
    // there is no 29 February in 2027
    ["2024-02-29", "2027-02-28"],
    ["2026-12-31", "2029-12-31"],
  ])("a refund of %s is claimed by %s", (declaredOn, due) => {
    expect(claimDueOn(declaredOn)).toBe(due);
  });

  it.each([
    ["2026-11-20", "2026-12-05"],
    ["2026-12-20", "2027-01-04"],
    ["2028-02-20", "2028-03-06"],
  ])("documents of a claim on %s are due on %s", (claimedOn, due) => {
    expect(documentsDueOn(claimedOn)).toBe(due);
  });

  it.each([
    ["2026-11-15", null, "2036-11-15"],
    ["2026-11-15", "2027-01-10", "2037-01-10"],
    ["2024-02-29", null, "2034-02-28"],
  ])("what was declared on %s and claimed on %s is kept until %s", (declaredOn, claimedOn, until) => {
    expect(retainUntil(declaredOn, claimedOn)).toBe(until);
  });

  it("months added one by one never pass the months added at once", () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2000-01-01", days));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), (date, months) => {
        const at = addMonths(date, months);
        expect(at.slice(8) <= date.slice(8)).toBe(true);
        expect(addMonths(date, months + 1) > at).toBe(true);
      }),
    );
  });
});

describe("the warning of a day", () => {
  it.each([
    ["2029-08-16", null, null],
    ["2029-08-17", null, 90],
    ["2029-10-16", 90, 30],
    ["2029-11-08", 30, 7],
    ["2029-11-15", 7, null],
    ["2029-11-16", 7, 0],
    ["2029-11-17", 0, null],
    ["2030-01-01", null, 0],
  ])("of a claim due on 2029-11-15, on %s after %s: %s", (today, told, due) => {
    expect(warningDue("2029-11-15", today, told, claimWarningDays)).toBe(due);
  });

  it("day after day each step is told once, in its order", () => {
    for (const steps of [claimWarningDays, documentWarningDays]) {
      const told: number[] = [];
      for (let day = -120; day < 30; day++) {
        const due = warningDue("2029-11-15", addDays("2029-11-15", day), told.at(-1) ?? null, steps);
        if (due !== null) told.push(due);
      }
      expect(told).toEqual([...steps]);
    }
  });
});
