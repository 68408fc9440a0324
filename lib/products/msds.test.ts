import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CargoKind, cargoKinds } from "#lib/carriers/cargo-kinds";
import { addDays } from "#lib/kit/time";
import { type MsdsMark, type MsdsStanding, msdsMark, msdsStanding, msdsStandings, worstStanding } from "./msds.ts";

const today = "2026-12-01";
const until = (validUntil: string) => ({ validUntil });

describe("how a product stands", () => {
  it.each<[string, { validUntil: string } | null, CargoKind | null, MsdsStanding, MsdsMark]>([
    ["general goods need none", null, "general", "not_needed", "not_needed"],
    [
      "an MSDS for general goods changes nothing, even when it is over",
      until("2020-01-01"),
      "general",
      "not_needed",
      "not_needed",
    ],
    ["magnets are no batteries", null, "magnetic", "not_needed", "not_needed"],
    ["of goods that nobody described nothing is asked", null, null, "not_needed", "not_needed"],
    ["a battery inside without a file", null, "built_in_battery", "missing", "missing"],
    ["a battery beside without a file", null, "battery_packed_with", "missing", "missing"],
    ["a battery alone without a file", null, "pure_battery", "missing", "missing"],
    ["a year left", until("2027-12-01"), "built_in_battery", "valid", "valid"],
    ["61 days left", until("2027-01-31"), "pure_battery", "valid", "valid"],
    ["60 days left", until("2027-01-30"), "pure_battery", "valid", "soon"],
    ["the last day", until(today), "built_in_battery", "valid", "soon"],
    ["the day after", until("2026-11-30"), "built_in_battery", "expired", "expired"],
  ])("%s", (_, msds, cargoKind, standing, mark) => {
    expect(msdsStanding(msds, cargoKind, today)).toBe(standing);
    expect(msdsMark(msds, cargoKind, today)).toBe(mark);
  });

  it("only ever gets worse as days go by, and the mark says the same as the standing", () => {
    const kind = fc.constantFrom(...cargoKinds);
    fc.assert(
      fc.property(kind, fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 400 }), (goods, left, days) => {
        const msds = until(addDays(today, left));
        const [now, later] = [today, addDays(today, days)].map((day) => msdsStanding(msds, goods, day));
        expect(worstStanding([now ?? "valid", later ?? "valid"])).toBe(later);
        const mark = msdsMark(msds, goods, today);
        expect(mark === "soon" ? "valid" : mark).toBe(now);
      }),
    );
  });
});

describe("a parcel", () => {
  it.each<[readonly MsdsStanding[], MsdsStanding]>([
    [[], "not_needed"],
    [["not_needed", "valid"], "valid"],
    [["valid", "expired", "valid"], "expired"],
    [["expired", "missing", "not_needed"], "missing"],
  ])("of %j stands as %s", (standings, worst) => {
    expect(worstStanding(standings)).toBe(worst);
  });

  it("stands as one of its goods does, in whatever order they lie", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...msdsStandings), { minLength: 1 }), (standings) => {
        const worst = worstStanding(standings);
        expect(standings).toContain(worst);
        expect(worstStanding(standings.toReversed())).toBe(worst);
      }),
    );
  });
});
