import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declarationLanes } from "#lib/customs/declaration-lane";
import { closingEventOf, troublesOf } from "./declaration-incidents.ts";
import { incidentQuery, parseIncidentSearch } from "./incident-search.ts";
import { type IncidentState, incidentKinds, incidentRules, incidentStates, isUnsettled } from "./kinds.ts";
import { stepOf, termsOf } from "./signals.ts";

describe("a signal", () => {
  it.each<[string, { state: IncidentState; lastEvent: string } | null, string]>([
    ["the first", null, "raise"],
    ["the same again, open", { state: "open", lastEvent: "e2" }, "none"],
    ["the same again, resolved by a person", { state: "resolved", lastEvent: "e2" }, "none"],
    ["the same again, closed", { state: "closed", lastEvent: "e2" }, "none"],
    ["another while one is open", { state: "open", lastEvent: "e1" }, "merge"],
    ["another while somebody has it", { state: "acknowledged", lastEvent: "e1" }, "merge"],
    ["another after it was resolved", { state: "resolved", lastEvent: "e1" }, "raise"],
    ["another after it was closed", { state: "closed", lastEvent: "e1" }, "raise"],
  ])("%s", (_, newest, step) => {
    expect(stepOf({ event: "e2" }, newest)).toBe(step);
  });

  it("told any number of times in a row, leaves one open incident and counts each event once", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 }), (events) => {
        let newest: { state: IncidentState; lastEvent: string } | null = null;
        let [raised, merged] = [0, 0];
        for (const event of events) {
          const step = stepOf({ event }, newest);
          if (step === "raise") raised++;
          if (step === "merge") merged++;
          newest = { state: "open", lastEvent: event };
        }
        const turns = events.filter((event, at) => at === 0 || event !== events[at - 1]).length;
        expect([raised, merged]).toEqual([1, turns - 1]);
      }),
    );
  });
});

describe("an incident of a declaration", () => {
  it.each([
    ["inspection", false, ["declaration_held"]],
    ["inspection", true, ["declaration_held"]],
    ["returned", false, ["declaration_returned"]],
    ["returned", true, ["declaration_returned", "interception"]],
    ["waiting", true, []],
    ["stopped", false, []],
    ["released", true, []],
  ] as const)("in lane %s, handed over: %s", (lane, isGone, kinds) => {
    expect(troublesOf(lane, isGone)).toEqual(kinds);
  });

  it.each([
    ["declaration_returned", "ready", null],
    ["declaration_returned", "waiting", null],
    ["declaration_returned", "inspection", null],
    ["declaration_returned", "released", "released"],
    ["declaration_returned", "closed", "released"],
    ["declaration_returned", "void", "cancelled"],
    ["declaration_returned", "withdrawn", "withdrawn"],
    ["declaration_held", "returned", "returned"],
    ["declaration_held", "waiting", "lifted"],
    ["declaration_held", "inspection", null],
    ["declaration_held", "released", "released"],
    ["interception", "waiting", null],
    ["interception", "released", "released"],
  ] as const)("%s ends in lane %s: %s", (kind, lane, event) => {
    expect(closingEventOf(kind, lane)).toBe(event);
  });

  it.each(declarationLanes)("lane %s never raises what it closes", (lane) => {
    for (const isGone of [true, false])
      for (const kind of troublesOf(lane, isGone)) expect(closingEventOf(kind, lane)).toBeNull();
  });
});

describe("kinds and states", () => {
  it("the more severe, the sooner due", () => {
    const rules = Object.values(incidentRules).toSorted((a, b) => a.dueMs - b.dueMs);
    expect(rules.map(({ severity }) => severity)).toEqual(["critical", "high", "normal"]);
    for (const kind of incidentKinds) expect(termsOf(kind, 1_000).dueAt).toBe(1_000 + incidentRules[kind].dueMs);
  });

  it("only open and acknowledged ones wait for somebody", () => {
    expect(incidentStates.filter(isUnsettled)).toEqual(["open", "acknowledged"]);
  });

  it("the list's address is read back as it was written", () => {
    const after = "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11";
    for (const search of [
      { view: "open", kind: null, after: null },
      { view: "done", kind: "interception", after },
    ] as const)
      expect(parseIncidentSearch(Object.fromEntries(new URLSearchParams(incidentQuery(search))))).toEqual(search);
    expect(parseIncidentSearch({ view: "x", kind: "y", after: "1" })).toEqual({
      view: "open",
      kind: null,
      after: null,
    });
  });
});
