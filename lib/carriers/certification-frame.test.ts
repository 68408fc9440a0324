import { describe, expect, it } from "vitest";
import { barOfFrame, type CertificationFrame } from "./certification-frame.ts";
import type { CertificationState } from "./certification-states.ts";

const before: CertificationFrame = {
  scope: { solutions: "all", countries: ["ES", "FR"], cargoKinds: ["general", "magnetic"] },
  validFrom: "2026-01-01",
  validTo: "2026-12-31",
};

const frame = (scope: Partial<CertificationFrame["scope"]>, days: Partial<Omit<CertificationFrame, "scope">> = {}) => ({
  ...before,
  ...days,
  scope: { ...before.scope, ...scope },
});

describe("the frame of a certification", () => {
  it.each<[string, CertificationState, CertificationFrame, string | null]>([
    ["is free before the certificate", "review", frame({ countries: "all" }, { validTo: "2028-12-31" }), null],
    ["stays as it is", "certified", before, null],
    ["loses a country", "certified", frame({ countries: ["ES"] }), null],
    ["loses all countries", "certified", frame({ countries: [] }), null],
    ["gains a country", "certified", frame({ countries: ["ES", "FR", "IT"] }), "frame_widened"],
    ["gains the world", "certified", frame({ countries: "all" }), "frame_widened"],
    ["is narrowed to one service", "certified", frame({ solutions: ["YANWEN_AM"] }), null],
    ["loses goods", "suspended", frame({ cargoKinds: ["general"] }), null],
    ["gains goods while suspended", "suspended", frame({ cargoKinds: "all" }), "frame_widened"],
    ["ends sooner", "certified", frame({}, { validTo: "2026-11-30" }), null],
    ["ends later", "certified", frame({}, { validTo: "2027-01-01" }), "frame_widened"],
    ["never ends", "certified", frame({}, { validTo: null }), "frame_widened"],
    ["begins earlier", "certified", frame({}, { validFrom: "2025-12-31" }), "frame_widened"],
    ["ends before it begins", "documents", frame({}, { validTo: "2025-12-31" }), "dates_reversed"],
    ["is closed once withdrawn", "withdrawn", before, "frame_closed"],
    ["is closed once expired", "expired", before, "frame_closed"],
  ])("%s", (_, state, after, expected) => {
    expect(barOfFrame(state, before, after)).toBe(expected);
  });
});
