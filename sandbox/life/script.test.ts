import { describe, expect, it } from "vitest";
import { randomFrom } from "../world/random.ts";
import { type Outcome, outcomeFor, outcomes } from "./outcomes.ts";
import { planLife } from "./script.ts";
import { spread, stamp, zoneText } from "./stamps.ts";
import { tell } from "./texts.ts";

const classes = ["economy", "simple", "standard", "express"] as const;

describe("a parcel's life", () => {
  it.each(Object.keys(outcomes) as Outcome[])("%s is told in time's order and in words, in every class", (outcome) => {
    for (const kind of classes) {
      for (const undeliverable of ["return", "destroy"] as const) {
        const steps = planLife({ class: kind, outcome, undeliverable }, randomFrom("s", outcome, kind));
        expect(steps[0]?.code).toBe("GWMS_ACCEPT");
        for (const [index, step] of steps.entries()) {
          expect(step.hours).toBeGreaterThanOrEqual(steps[index - 1]?.hours ?? 0);
          expect(tell(step.code, "")).not.toBe(step.code);
        }
      }
    }
  });

  it.each([
    ["delivered", "GTMS_SIGNED"],
    ["picked_up_at_station", "GTMS_PUDO_SIGNED"],
    ["delivery_failed", "GTMS_SIGNED"],
    ["customs_hold", "GTMS_SIGNED"],
    ["returned", "RETURNED"],
    ["bad_address", "RETURNED"],
    ["warehouse_rejected", "RETURNED"],
    ["lost", "LH_DEPART"],
  ] as const)("%s ends with %s", (outcome, last) => {
    const steps = planLife({ class: "standard", outcome, undeliverable: "return" }, randomFrom("x"));
    expect(steps.at(-1)?.code).toBe(last);
  });

  it("destroys what the seller does not want back", () => {
    const steps = planLife({ class: "standard", outcome: "returned", undeliverable: "destroy" }, randomFrom("x"));
    expect(steps.at(-1)?.code).toBe("RT_DESTROY");
  });

  it("ends in the destination country for economy parcels", () => {
    const steps = planLife({ class: "economy", outcome: "delivered", undeliverable: "return" }, randomFrom("x"));
    expect(steps.at(-1)?.code).toBe("LH_ARRIVE");
  });

  it("goes well for about five parcels of six", () => {
    const drawn = Array.from({ length: 4_000 }, (_, n) => outcomeFor(randomFrom("share", n)));
    const share = drawn.filter((outcome) => outcome === "delivered").length / drawn.length;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.88);
    expect(new Set(drawn).size).toBe(Object.keys(outcomes).length);
  });
});

describe("an event's time", () => {
  const noon = Date.UTC(2026, 10, 25, 12);

  it("is the wall clock of the place with its zone", () => {
    expect(stamp(noon, "origin", "BR", false, 0)).toEqual({ time: "2026-11-25 20:00:00", zone: "GMT+8" });
    expect(stamp(noon, "destination", "BR", false, 0)).toEqual({ time: "2026-11-25 09:00:00", zone: "GMT-3" });
    expect(stamp(noon, "destination", "IN", false, 0)).toEqual({ time: "2026-11-25 17:30:00", zone: "GMT+05:30" });
    expect(stamp(noon, "notice", "BR", false, 0)).toEqual({ time: "2026-11-25 20:00:00", zone: null });
  });

  it("writes zones in both public ways", () => {
    expect([zoneText(8, 0), zoneText(8, 1), zoneText(-3, 0), zoneText(0, 1)]).toEqual([
      "GMT+8",
      "GMT+08:00",
      "GMT-3",
      "GMT+00:00",
    ]);
  });

  it("spreads events that fell due together, each after the one before, the last now", () => {
    expect(spread(0, 10_000, 4)).toEqual([2_000, 5_000, 7_000, 10_000]);
    expect(spread(10_000, 10_000, 3)).toEqual([11_000, 12_000, 13_000]);
  });
});
