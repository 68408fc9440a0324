import { hourMs, type Instant } from "#lib/kit/time";
import type { Transitions } from "#lib/kit/transitions";
import type { SellerState } from "#lib/sellers/kinds";
import {
  type ApplicationState,
  type RehearsalRole,
  type RehearsalState,
  type RehearsalStep,
  type RehearsalStepState,
  rehearsalSteps,
} from "./states.ts";

/** A first-order test takes minutes; after this time it has failed. */
export const rehearsalLimitMs = 2 * hourMs;

export const rehearsalTransitions: Transitions<RehearsalState> = {
  running: ["passed", "failed"],
  passed: [],
  failed: [],
};

export const rehearsalStepTransitions: Transitions<RehearsalStepState> = {
  waiting: ["running", "failed", "not_included"],
  running: ["passed", "failed"],
  passed: [],
  failed: [],
  not_included: [],
};

/** Where the cause of a failure is removed; `again`: nothing has to be changed first. */
export type RehearsalRepair = "own_addresses" | "stores" | "staff" | "again";

/** Why a step failed, by code, with the place of repair. Texts: messages, namespace `rehearsal`. */
export const rehearsalFailures = {
  /** The seller has no store. */
  store_missing: "stores",
  /** No own address, and the licence's cannot be taken apart. */
  address_unclear: "own_addresses",
  /** Neither an own address nor the application says whom a courier calls. */
  contact_missing: "own_addresses",
  /** No solution that is tracked to the door takes the parcel. */
  no_solution: "staff",
  /** The planner holds the order; `failure` is its ERR code. */
  order_held: "staff",
  /** Staff have not set ALP's account at the carrier's sandbox. */
  no_gateway_account: "staff",
  /** The carrier refuses the seller's own data. */
  sender_refused: "own_addresses",
  /** The carrier refuses something else; its words stand in `text`. */
  booking_refused: "staff",
  /** The tries ran out without a clear answer. */
  carrier_unclear: "again",
  /** Booked, but no number came. */
  number_missing: "again",
  /** No barcode on the drawn label can be decoded. */
  label_unreadable: "staff",
  /** The label's barcode says another number. */
  label_wrong: "staff",
  /** The parcel's way ended somewhere else. */
  not_delivered: "again",
  /** The other parcel reached its end without the trouble that it was to have. */
  no_trouble: "again",
  deadline_passed: "again",
  seller_suspended: "staff",
} as const satisfies Record<string, RehearsalRepair>;
export type RehearsalFailureCode = keyof typeof rehearsalFailures;

export type RehearsalFailure = {
  readonly code: RehearsalFailureCode;
  readonly values: Readonly<Record<string, string | number>>;
};

/** The place where a stored failure is put right; an unknown code is tried again. */
export function repairOfRehearsal(code: string): RehearsalRepair {
  return Object.hasOwn(rehearsalFailures, code) ? rehearsalFailures[code as RehearsalFailureCode] : "again";
}

/** How far one of the two parcels has come. */
export type RehearsalParcelFacts = {
  readonly role: RehearsalRole;
  readonly isBooked: boolean;
  readonly hasNumber: boolean;
  /** Drawn, and its barcode decoded again. */
  readonly hasLabel: boolean;
  /** When it may be worked on again: a try may be repeated, or a worker that took it has surely ended. Null: at once. */
  readonly askAt: Instant | null;
  /** It cannot go on. */
  readonly failure: RehearsalFailure | null;
  /** The carrier's last words on the way to a try that succeeds; "" when all is well. */
  readonly lastTrouble: string;
  readonly isDelivered: boolean;
  /** Nothing more will be reported of it. */
  readonly isOver: boolean;
  /** An exception is open, or was. */
  readonly hasException: boolean;
};

export type RehearsalFacts = {
  readonly state: RehearsalState;
  readonly deadlineAt: Instant;
  readonly sellerState: SellerState;
  readonly steps: Readonly<Record<RehearsalStep, RehearsalStepState>>;
  /** None until the order is planned. */
  readonly parcels: readonly RehearsalParcelFacts[];
};

/** What is done outside the books: planned, asked at the carrier, drawn. */
export type RehearsalTask = "plan" | "book" | "ask_number" | "draw_label" | "ask_events";

export type NextStep =
  | { readonly kind: "move"; readonly step: RehearsalStep; readonly to: "running" | "passed" | "not_included" }
  | { readonly kind: "run"; readonly step: RehearsalStep; readonly task: "plan" }
  | {
      readonly kind: "run";
      readonly step: RehearsalStep;
      readonly task: Exclude<RehearsalTask, "plan">;
      readonly role: RehearsalRole;
    }
  | { readonly kind: "wait"; readonly step: RehearsalStep; readonly until: Instant }
  | { readonly kind: "fail"; readonly step: RehearsalStep; readonly failure: RehearsalFailure }
  | { readonly kind: "end"; readonly outcome: "passed" | "failed" }
  | { readonly kind: "over" };

const isDone = (state: RehearsalStepState) => state === "passed" || state === "not_included";

/** What happens next, whoever asks and however often: the same facts give the same answer. */
export function nextStep(facts: RehearsalFacts, now: Instant): NextStep {
  if (facts.state !== "running") return { kind: "over" };
  const open = rehearsalSteps.filter((step) => !isDone(facts.steps[step]));
  const [step] = open;
  if (step === undefined) return { kind: "end", outcome: "passed" };
  if (open.some((one) => facts.steps[one] === "failed")) return { kind: "end", outcome: "failed" };
  const failure = standingFailure(facts, now);
  if (failure) return { kind: "fail", step, failure };
  if (step !== "tracking" && step !== "exception") return oneStep(facts, step, now);
  return watchSteps(facts, open, now);
}

/** What ends the test at any step. */
function standingFailure(facts: RehearsalFacts, now: Instant): RehearsalFailure | null {
  if (facts.sellerState === "suspended") return { code: "seller_suspended", values: {} };
  const broken = facts.parcels.find((parcel) => parcel.failure !== null)?.failure;
  if (broken) return broken;
  if (now < facts.deadlineAt) return null;
  const reason = facts.parcels.map((parcel) => parcel.lastTrouble).find((text) => text !== "") ?? "";
  return { code: "deadline_passed", values: { reason } };
}

function oneStep(
  facts: RehearsalFacts,
  step: Exclude<RehearsalStep, "tracking" | "exception">,
  now: Instant,
): NextStep {
  // Declarations are not there yet: nothing is pretended.
  if (step === "declaration") return { kind: "move", step, to: "not_included" };
  if (facts.steps[step] === "waiting") return { kind: "move", step, to: "running" };
  const { parcels } = facts;
  switch (step) {
    case "order":
      return parcels.length === 0 ? { kind: "run", step, task: "plan" } : { kind: "move", step, to: "passed" };
    case "waybill": {
      const left = parcels.filter((parcel) => !parcel.hasNumber);
      return askSoonest(facts, step, left, (parcel) => (parcel.isBooked ? "ask_number" : "book"), now);
    }
    case "label": {
      const left = parcels.filter((parcel) => !parcel.hasLabel);
      return askSoonest(facts, step, left, () => "draw_label", now);
    }
  }
}

/** Both parcels live at the same time: whichever gets there first passes first. */
function watchSteps(facts: RehearsalFacts, open: readonly RehearsalStep[], now: Instant): NextStep {
  const watched: RehearsalParcelFacts[] = [];
  for (const step of open) {
    if (facts.steps[step] === "waiting") return { kind: "move", step, to: "running" };
    const role = step === "tracking" ? "delivered" : "exception";
    const parcel = facts.parcels.find((one) => one.role === role);
    if (!parcel) continue;
    if (step === "tracking" ? parcel.isDelivered : parcel.hasException) return { kind: "move", step, to: "passed" };
    if (parcel.isOver) {
      return {
        kind: "fail",
        step,
        failure: { code: step === "tracking" ? "not_delivered" : "no_trouble", values: {} },
      };
    }
    watched.push(parcel);
  }
  return askSoonest(facts, open[0] ?? "tracking", watched, () => "ask_events", now);
}

/** Works on the first parcel that is due, waits for the first that will be; passes when none is left. */
function askSoonest(
  facts: RehearsalFacts,
  step: RehearsalStep,
  parcels: readonly RehearsalParcelFacts[],
  taskOf: (parcel: RehearsalParcelFacts) => Exclude<RehearsalTask, "plan">,
  now: Instant,
): NextStep {
  if (parcels.length === 0) return { kind: "move", step, to: "passed" };
  const due = parcels.find(({ askAt }) => askAt === null || askAt <= now);
  if (due) return { kind: "run", step, task: taskOf(due), role: due.role };
  const soonest = Math.min(...parcels.map(({ askAt }) => askAt ?? now));
  return { kind: "wait", step, until: Math.min(soonest, facts.deadlineAt) };
}

/** How long pushes may be late before the carrier is asked for the events, by the questions so far. */
export function pollWaitMs(asked: number): number {
  return Math.min(15_000 * 2 ** Math.min(asked, 10), 120_000);
}

/** What decides whether a first-order test begins by itself. */
export type RehearsalDue = {
  readonly sellerState: SellerState;
  readonly application: ApplicationState | null;
  /** When the application was last decided on. */
  readonly decidedAt: Instant | null;
  readonly last: { readonly state: RehearsalState; readonly startedAt: Instant } | null;
};

/** Why a test may not begin now; null: it may. A seller that dispatches already needs none. */
export function rehearsalBar(
  facts: Pick<RehearsalDue, "sellerState" | "application">,
): "seller_suspended" | "already_active" | "not_approved" | null {
  if (facts.sellerState === "suspended") return "seller_suspended";
  if (facts.sellerState === "active") return "already_active";
  return facts.application === "approved" ? null : "not_approved";
}

/** After an approval a test begins once by itself; one that failed is repeated by a person, or by the next approval. */
export function isRehearsalDue(facts: RehearsalDue): boolean {
  const { last, decidedAt } = facts;
  if (rehearsalBar(facts) !== null) return false;
  if (last === null) return true;
  return last.state === "failed" && decidedAt !== null && decidedAt > last.startedAt;
}
