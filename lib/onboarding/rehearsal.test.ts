import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canMove, finalStates } from "#lib/kit/transitions";
import en from "#messages/en/rehearsal.json" with { type: "json" };
import zh from "#messages/zh-CN/rehearsal.json" with { type: "json" };
import {
  isRehearsalDue,
  type NextStep,
  nextStep,
  pollWaitMs,
  type RehearsalFacts,
  type RehearsalParcelFacts,
  rehearsalBar,
  rehearsalFailures,
  rehearsalLimitMs,
  rehearsalStepTransitions,
  rehearsalTransitions,
  repairOfRehearsal,
} from "./rehearsal.ts";
import { type RehearsalStep, type RehearsalStepState, rehearsalRoles, rehearsalSteps } from "./states.ts";

const now = Date.UTC(2026, 10, 25, 2);
const deadlineAt = now + rehearsalLimitMs;

const parcel = (change: Partial<RehearsalParcelFacts> = {}): RehearsalParcelFacts => ({
  role: "delivered",
  isBooked: false,
  hasNumber: false,
  hasLabel: false,
  askAt: null,
  failure: null,
  lastTrouble: "",
  isDelivered: false,
  isOver: false,
  hasException: false,
  ...change,
});
const two = (change: Partial<RehearsalParcelFacts> = {}, other: Partial<RehearsalParcelFacts> = {}) => [
  parcel(change),
  parcel({ ...change, role: "exception", ...other }),
];
/** The steps before `at` are done, `at` is in `state`. */
const stepsAt = (at: RehearsalStep, state: RehearsalStepState) => {
  const index = rehearsalSteps.indexOf(at);
  return Object.fromEntries(
    rehearsalSteps.map((step, n) => {
      if (n < index) return [step, step === "declaration" ? "not_included" : "passed"];
      return [step, n === index ? state : "waiting"];
    }),
  ) as Record<RehearsalStep, RehearsalStepState>;
};
const facts = (change: Partial<RehearsalFacts> = {}): RehearsalFacts => ({
  state: "running",
  deadlineAt,
  sellerState: "new",
  steps: stepsAt("order", "waiting"),
  parcels: [],
  ...change,
});
const labelled = { isBooked: true, hasNumber: true, hasLabel: true, askAt: now + 15_000 };
const watching = { ...stepsAt("tracking", "running"), exception: "running" as const };

describe("the next step", () => {
  it.each<[string, Partial<RehearsalFacts>, NextStep]>([
    ["begins with the order", {}, { kind: "move", step: "order", to: "running" }],
    ["plans it", { steps: stepsAt("order", "running") }, { kind: "run", step: "order", task: "plan" }],
    [
      "has the order once its parcels are there",
      { steps: stepsAt("order", "running"), parcels: two() },
      { kind: "move", step: "order", to: "passed" },
    ],
    [
      "books the first parcel",
      { steps: stepsAt("waybill", "running"), parcels: two() },
      { kind: "run", step: "waybill", task: "book", role: "delivered" },
    ],
    [
      "books the second while the first waits for its next try",
      { steps: stepsAt("waybill", "running"), parcels: two({ askAt: now + 5000 }, { askAt: null }) },
      { kind: "run", step: "waybill", task: "book", role: "exception" },
    ],
    [
      "waits for the earlier of two tries",
      { steps: stepsAt("waybill", "running"), parcels: two({ askAt: now + 5000 }, { askAt: now + 2000 }) },
      { kind: "wait", step: "waybill", until: now + 2000 },
    ],
    [
      "asks for a number that did not come with the booking",
      { steps: stepsAt("waybill", "running"), parcels: two({ isBooked: true }, { hasNumber: true }) },
      { kind: "run", step: "waybill", task: "ask_number", role: "delivered" },
    ],
    [
      "has the waybills once both have numbers",
      { steps: stepsAt("waybill", "running"), parcels: two({ isBooked: true, hasNumber: true }) },
      { kind: "move", step: "waybill", to: "passed" },
    ],
    [
      "draws the labels one after the other",
      { steps: stepsAt("label", "running"), parcels: two({ isBooked: true, hasNumber: true }, { hasLabel: true }) },
      { kind: "run", step: "label", task: "draw_label", role: "delivered" },
    ],
    [
      "leaves a label alone that another worker draws",
      { steps: stepsAt("label", "running"), parcels: two({ isBooked: true, hasNumber: true, askAt: now + 40_000 }) },
      { kind: "wait", step: "label", until: now + 40_000 },
    ],
    [
      "says that the declaration is not included",
      { steps: stepsAt("declaration", "waiting"), parcels: two(labelled) },
      { kind: "move", step: "declaration", to: "not_included" },
    ],
    [
      "watches both parcels at once",
      { steps: stepsAt("tracking", "running"), parcels: two(labelled) },
      { kind: "move", step: "exception", to: "running" },
    ],
    [
      "waits for pushes",
      { steps: watching, parcels: two(labelled) },
      { kind: "wait", step: "tracking", until: now + 15_000 },
    ],
    [
      "asks for the events when pushes are late",
      { steps: watching, parcels: two({ ...labelled, askAt: now }, { askAt: now + 1 }) },
      { kind: "run", step: "tracking", task: "ask_events", role: "delivered" },
    ],
    [
      "passes the exception before the delivery when it comes first",
      { steps: watching, parcels: two(labelled, { hasException: true }) },
      { kind: "move", step: "exception", to: "passed" },
    ],
    [
      "passes the delivery",
      { steps: watching, parcels: two({ ...labelled, isDelivered: true, isOver: true }) },
      { kind: "move", step: "tracking", to: "passed" },
    ],
    [
      "no longer asks about the parcel whose step is done",
      { steps: { ...watching, tracking: "passed" }, parcels: two({ ...labelled, askAt: now - 1 }, { askAt: now + 9 }) },
      { kind: "wait", step: "exception", until: now + 9 },
    ],
    [
      "fails the delivery of a parcel that ended elsewhere",
      { steps: watching, parcels: two(labelled, {}).with(0, parcel({ ...labelled, isOver: true })) },
      { kind: "fail", step: "tracking", failure: { code: "not_delivered", values: {} } },
    ],
    [
      "fails the exception of a parcel that arrived without trouble",
      { steps: watching, parcels: two(labelled, { isOver: true, isDelivered: true }) },
      { kind: "fail", step: "exception", failure: { code: "no_trouble", values: {} } },
    ],
    [
      "ends when every step is done",
      { steps: { ...watching, tracking: "passed", exception: "passed" }, parcels: two(labelled) },
      { kind: "end", outcome: "passed" },
    ],
    [
      "ends when a step failed",
      { steps: stepsAt("waybill", "failed"), parcels: two() },
      { kind: "end", outcome: "failed" },
    ],
    [
      "fails where it stands when the time is over, with the carrier's last words",
      { steps: stepsAt("waybill", "running"), parcels: two({}, { lastTrouble: "S07 busy" }), deadlineAt: now },
      { kind: "fail", step: "waybill", failure: { code: "deadline_passed", values: { reason: "S07 busy" } } },
    ],
    [
      "never waits beyond the end of its time",
      { steps: watching, parcels: two({ ...labelled, askAt: now + 99_999 }), deadlineAt: now + 1000 },
      { kind: "wait", step: "tracking", until: now + 1000 },
    ],
    [
      "fails for a seller that was suspended meanwhile",
      { steps: stepsAt("label", "running"), parcels: two(labelled), sellerState: "suspended" },
      { kind: "fail", step: "label", failure: { code: "seller_suspended", values: {} } },
    ],
    [
      "fails with what broke a parcel",
      {
        steps: stepsAt("label", "running"),
        parcels: two({ failure: { code: "label_wrong", values: { found: "X" } } }),
      },
      { kind: "fail", step: "label", failure: { code: "label_wrong", values: { found: "X" } } },
    ],
    ["does nothing once it is over", { state: "passed" }, { kind: "over" }],
  ])("%s", (_, change, expected) => expect(nextStep(facts(change), now)).toEqual(expected));
});

/** A run against an outside world that answers by chance: what each task may come to. */
const answers = fc.array(fc.record({ way: fc.nat(5), ms: fc.integer({ min: 1, max: 20 * 60_000 }) }), {
  minLength: 400,
  maxLength: 400,
});

describe("any run", () => {
  it("ends in time, passes only with every step, moves only along the graph and books each parcel once", () => {
    fc.assert(
      fc.property(answers, (chances) => {
        let clock = now;
        let state = facts();
        const booked = new Map<string, number>();
        const draws = chances[Symbol.iterator]();
        const set = (role: string, change: Partial<RehearsalParcelFacts>) => {
          state = { ...state, parcels: state.parcels.map((one) => (one.role === role ? { ...one, ...change } : one)) };
        };
        const move = (step: RehearsalStep, to: RehearsalStepState) => {
          expect(canMove(rehearsalStepTransitions, state.steps[step], to)).toBe(true);
          state = { ...state, steps: { ...state.steps, [step]: to } };
        };
        for (let turn = 0; turn < 2000; turn++) {
          const next = nextStep(state, clock);
          expect(nextStep(state, clock)).toEqual(next);
          if (next.kind === "end") {
            expect(clock).toBeLessThanOrEqual(deadlineAt);
            const all = Object.values(state.steps);
            const isWhole = all.every((one) => one === "passed" || one === "not_included");
            expect(next.outcome === "passed").toBe(isWhole);
            for (const times of booked.values()) expect(times).toBe(1);
            return;
          }
          if (next.kind === "over") throw new Error("over before its end");
          if (next.kind === "move") move(next.step, next.to);
          else if (next.kind === "fail") move(next.step, "failed");
          else if (next.kind === "wait") {
            expect(next.until).toBeGreaterThan(clock);
            clock = next.until;
          } else if (next.task === "plan") state = { ...state, parcels: two() };
          else answer(next, draws.next().value ?? { way: 0, ms: 60_000 });
        }
        throw new Error("never ended");

        function answer(run: { task: string; role: string }, { way, ms }: { way: number; ms: number }) {
          const one = state.parcels.find(({ role }) => role === run.role);
          const later = { askAt: clock + ms, lastTrouble: "S07" };
          if (way === 5) return set(run.role, { failure: { code: "carrier_unclear", values: {} } });
          if (run.task === "book") {
            expect(one?.isBooked).toBe(false);
            if (way > 2) return set(run.role, later);
            booked.set(run.role, (booked.get(run.role) ?? 0) + 1);
            return set(run.role, { isBooked: true, hasNumber: way > 0, askAt: null });
          }
          if (run.task === "ask_number") return set(run.role, way > 1 ? later : { hasNumber: true });
          if (run.task === "draw_label") return set(run.role, { hasLabel: true, askAt: clock + 15_000 });
          if (way === 0) return set(run.role, { isDelivered: true, isOver: true });
          return set(run.role, way === 1 ? { hasException: true } : later);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a test", () => {
  const approved = { sellerState: "new", application: "approved", decidedAt: 100, last: null } as const;
  it.each([
    ["begins after the approval", approved, true],
    ["does not begin before it", { ...approved, application: "in_review" as const }, false],
    ["is not needed by a seller that dispatches", { ...approved, sellerState: "active" as const }, false],
    ["does not begin for a suspended seller", { ...approved, sellerState: "suspended" as const }, false],
    ["is not begun twice", { ...approved, last: { state: "running" as const, startedAt: 101 } }, false],
    ["that failed waits for a person", { ...approved, last: { state: "failed" as const, startedAt: 101 } }, false],
    ["begins again after the next approval", { ...approved, last: { state: "failed" as const, startedAt: 99 } }, true],
  ])("%s", (_, given, due) => expect(isRehearsalDue(given)).toBe(due));

  it("says why it may not begin", () => {
    expect(rehearsalBar({ sellerState: "suspended", application: "approved" })).toBe("seller_suspended");
    expect(rehearsalBar({ sellerState: "active", application: null })).toBe("already_active");
    expect(rehearsalBar({ sellerState: "new", application: null })).toBe("not_approved");
    expect(rehearsalBar({ sellerState: "new", application: "approved" })).toBeNull();
  });

  it("ends for good, and every failure has its place of repair", () => {
    expect(finalStates(rehearsalTransitions)).toEqual(["passed", "failed"]);
    expect(finalStates(rehearsalStepTransitions)).toEqual(["passed", "failed", "not_included"]);
    expect(Object.keys(rehearsalFailures).map(repairOfRehearsal)).not.toContain(undefined);
    expect(repairOfRehearsal("something_old")).toBe("again");
    expect(rehearsalRoles).toHaveLength(2);
  });

  it("has words for every failure, place of repair and step", () => {
    for (const words of [zh, en]) {
      expect(Object.keys(words.failures).sort()).toEqual([...Object.keys(rehearsalFailures), "unknown"].sort());
      expect(Object.keys(words.repairs)).toEqual(expect.arrayContaining(Object.values(rehearsalFailures)));
      expect(Object.keys(words.steps).sort()).toEqual([...rehearsalSteps, "none"].sort());
      expect(Object.keys(words.means)).toEqual(expect.arrayContaining([...rehearsalSteps]));
    }
  });

  it("asks for late pushes ever more slowly, but often enough", () => {
    expect([0, 1, 2, 3, 4, 50].map(pollWaitMs)).toEqual([15_000, 30_000, 60_000, 120_000, 120_000, 120_000]);
  });
});
