import type { RehearsalOrder } from "#lib/dispatch/rehearsal-order";
import type { Instant } from "#lib/kit/time";
import { type RehearsalRepair, repairOfRehearsal } from "#lib/onboarding/rehearsal";
import {
  type RehearsalRole,
  type RehearsalState,
  type RehearsalStep,
  type RehearsalStepState,
  rehearsalSteps,
} from "#lib/onboarding/states";
import { readTrail, type TrailEntry } from "#lib/onboarding/trail";
import { foldTracking } from "./fold.ts";
import type { KeptRehearsalParcel } from "./rehearsal-parcel.ts";
import type { ExceptionKind } from "./stages.ts";

type Values = Readonly<Record<string, string | number>>;

/** A step as the live page shows it. */
export type RehearsalStepView = {
  readonly step: RehearsalStep;
  readonly state: RehearsalStepState;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Why it failed, and where that is put right; null while it has not. */
  readonly failure: { readonly code: string; readonly values: Values; readonly repair: RehearsalRepair } | null;
  readonly sent: readonly TrailEntry[];
  readonly received: readonly TrailEntry[];
};

/** A parcel of the test as the live page shows it; the latest event comes first. */
export type RehearsalParcelView = {
  readonly role: RehearsalRole;
  readonly lpNumber: string | null;
  readonly trackingNumber: string | null;
  readonly hasLabel: boolean;
  readonly isDelivered: boolean;
  readonly exceptions: readonly { readonly kind: ExceptionKind; readonly isOpen: boolean }[];
  readonly events: readonly { readonly at: Instant; readonly code: string; readonly text: string }[];
};

export type RehearsalView = {
  readonly id: string;
  readonly state: RehearsalState;
  /** The how many-th test of the seller. */
  readonly count: number;
  readonly startedAt: Instant;
  /** "" when ALP began it after an approval. */
  readonly startedBy: string;
  readonly deadlineAt: Instant;
  readonly endedAt: Instant | null;
  /** Null before it is planned. */
  readonly order: RehearsalOrder | null;
  readonly steps: readonly RehearsalStepView[];
  readonly parcels: readonly RehearsalParcelView[];
};

/** A test as it is kept. */
export type KeptRehearsal = Omit<RehearsalView, "order" | "steps" | "parcels"> & {
  readonly order: unknown;
  readonly steps: readonly {
    readonly step: RehearsalStep;
    readonly state: RehearsalStepState;
    readonly startedAt: Instant | null;
    readonly endedAt: Instant | null;
    readonly sent: string;
    readonly received: string;
    readonly code: string;
    readonly values: Values;
  }[];
  readonly parcels: readonly KeptRehearsalParcel[];
};

/** Draws a kept test: steps in their order, events folded as those of any parcel. */
export function viewOfRehearsal(kept: KeptRehearsal): RehearsalView {
  const { id, state, count, startedAt, startedBy, deadlineAt, endedAt } = kept;
  const order = kept.order as Partial<RehearsalOrder> | null;
  return {
    ...{ id, state, count, startedAt, startedBy, deadlineAt, endedAt },
    order: order?.orderNumbers ? (order as RehearsalOrder) : null,
    steps: rehearsalSteps.flatMap((name) => kept.steps.filter(({ step }) => step === name).map(viewOfStep)),
    parcels: kept.parcels.map(viewOfParcel),
  };
}

function viewOfStep({ step, state, startedAt, endedAt, code, values, sent, received }: KeptRehearsal["steps"][number]) {
  const failure = state === "failed" ? { code, values, repair: repairOfRehearsal(code) } : null;
  return { step, state, startedAt, endedAt, failure, sent: readTrail(sent), received: readTrail(received) };
}

function viewOfParcel(parcel: KeptRehearsalParcel): RehearsalParcelView {
  const { role, lpNumber, trackingNumber, hasLabel, events } = parcel;
  const { stage, open, closed } = foldTracking(null, events);
  const exceptions = [...open, ...closed].map(({ kind, closedAt }) => ({ kind, isOpen: closedAt === null }));
  const told = events
    .map(({ at, code, text }) => ({ at, code, text }))
    .reverse()
    .toSorted((a, b) => b.at - a.at);
  return { role, lpNumber, trackingNumber, hasLabel, isDelivered: stage === "done", exceptions, events: told };
}
