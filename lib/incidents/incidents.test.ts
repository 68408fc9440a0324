import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declarationLanes } from "#lib/customs/declaration-lane";
import { dayMs } from "#lib/kit/time";
import { finalStates } from "#lib/kit/transitions";
import { closingEventOf, troublesOf } from "./declaration-incidents.ts";
import { type IncidentSearch, incidentQuery, openIncidents, parseIncidentSearch } from "./incident-search.ts";
import { compareSeverity, incidentKinds, incidentRules, type Severity, severities } from "./kinds.ts";
import {
  type IncidentState,
  incidentStates,
  incidentTransitions,
  isUnsettled,
  moveRefusal,
  unsettledStates,
  workStates,
} from "./life.ts";
import { type KnownIncident, stepOf, termsOf } from "./signals.ts";
import { toldPeriod, toldSpans } from "./told.ts";

const known = (state: IncidentState, lastEvent: string, severity: Severity = "normal"): KnownIncident => ({
  ...{ state, lastEvent, severity },
});
const signal = (event: string, severity: Severity = "normal") => ({ event, kind: "stalled" as const, severity });

describe("a signal", () => {
  it.each<[string, KnownIncident | null, string]>([
    ["the first", null, "raise"],
    ["the same again, open", known("open", "e2"), "none"],
    ["the same again, resolved by a person", known("resolved", "e2"), "none"],
    ["the same again, closed", known("closed", "e2"), "none"],
    ["another while one is open", known("open", "e1"), "merge"],
    ["another while somebody has it", known("acknowledged", "e1"), "merge"],
    ["another while it waits for the carrier", known("with_carrier", "e1"), "merge"],
    ["another after it was resolved", known("resolved", "e1"), "reopen"],
    ["another after it was closed", known("closed", "e1"), "reopen"],
  ])("%s", (_, newest, step) => {
    expect(stepOf(signal("e2"), newest)).toBe(step);
  });

  it.each<[Severity, Severity, string]>([
    ["normal", "normal", "merge"],
    ["normal", "high", "escalate"],
    ["high", "critical", "escalate"],
    ["high", "normal", "merge"],
  ])("of one that is %s, now %s: %s", (before, after, step) => {
    expect(stepOf(signal("e2", after), known("with_buyer", "e1", before))).toBe(step);
  });

  it("told any number of times in a row, leaves one open incident and counts each event once", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1 }), (events) => {
        let newest: KnownIncident | null = null;
        let [raised, merged] = [0, 0];
        for (const event of events) {
          const step = stepOf(signal(event), newest);
          if (step === "raise") raised++;
          if (step === "merge") merged++;
          newest = known("open", event);
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

describe("kinds", () => {
  it("are due by their rule; worse than their kind, sooner", () => {
    for (const kind of incidentKinds) {
      const { severity, dueMs } = incidentRules[kind];
      expect(termsOf({ kind, severity: null }, 1_000)).toEqual({ severity, dueAt: 1_000 + dueMs });
      for (const worse of severities.filter((one) => compareSeverity(one, severity) < 0))
        expect(termsOf({ kind, severity: worse }, 0).dueAt).toBeLessThanOrEqual(dueMs);
    }
    expect(termsOf({ kind: "not_online", severity: "critical" }, 0).dueAt).toBe(4 * 3_600_000);
  });
  it("a critical one is due within a day, and who acts is named with something to show", () => {
    for (const rule of Object.values(incidentRules)) {
      if (rule.severity === "critical") expect(rule.dueMs).toBeLessThanOrEqual(24 * 3_600_000);
      expect(rule.evidence.length).toBeGreaterThan(0);
    }
  });
});

describe("the life of an incident", () => {
  it("waits for somebody until it is ended, and what is ended opens again", () => {
    expect(incidentStates.filter(isUnsettled)).toEqual([...unsettledStates]);
    expect(finalStates(incidentTransitions)).toEqual([]);
    for (const end of ["resolved", "closed"] as const) {
      expect(incidentTransitions[end]).toEqual(["open"]);
      for (const state of unsettledStates) expect(moveRefusal(state, end)).toBeNull();
    }
  });
  it("names why a move is refused", () => {
    for (const to of [...workStates, "resolved"] as const) expect(moveRefusal("closed", to)).toBe("incident_settled");
    expect(moveRefusal("resolved", "open")).toBeNull();
    expect(moveRefusal("open", "open")).toBe("incident_open");
  });
});

describe("the list's address", () => {
  const after = "0b6f3c1e-5a3e-4b0e-9d5d-0c4d6a3f1a11";
  const some = <T>(list: readonly T[]) => fc.subarray([...list]);
  const range = fc.record({ over: fc.constantFrom(null, 0, 1_000), upTo: fc.constantFrom(null, 5_000) });
  const told = fc.tuple(fc.constantFrom(...toldSpans), range).map(([span, limits]) => ({
    ...{ span, ...limits, ...toldPeriod(5) },
  }));
  const view = fc.oneof(
    fc.record({ view: fc.constantFrom("open" as const, "done" as const), told: fc.constant(null) }),
    fc.record({ view: fc.constant("told" as const), told }),
  );
  const others = fc.record<Omit<IncidentSearch, "view" | "told">>({
    kinds: some(incidentKinds),
    severities: some(severities),
    states: some(incidentStates),
    owner: fc.constantFrom(null, "nobody", after),
    due: fc.constantFrom(
      null,
      { span: "overdue" as const, after: null, before: 5 },
      { span: "soon" as const, after: 5, before: 5 + dayMs },
    ),
    countries: some(["BR", "US"]),
    solutions: some(["CAINIAO_STANDARD"]),
    text: fc.constantFrom("", "LX1", "100%"),
    group: fc.constantFrom(null, after),
    after: fc.constantFrom(null, after),
  });
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(others, view, (other, shown) => {
        const one: IncidentSearch = { ...other, ...shown };
        const params = Object.fromEntries(new URLSearchParams(incidentQuery(one)));
        expect(parseIncidentSearch(params, 5)).toEqual(one);
      }),
    );
  });
  it("leaves out what it does not understand", () => {
    const params = {
      view: "x",
      kind: "y,z",
      after: "1",
      owner: "me",
      due: "now",
      country: "Brazil",
      group: "g",
      told: "own.x",
    };
    expect(parseIncidentSearch(params, 5)).toEqual(openIncidents);
  });
});
