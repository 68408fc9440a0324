import type { Instant } from "#lib/kit/time";
import type { ExceptionKind, Stage } from "./stages.ts";
import type { LatestEvent, OddEvent, Trace, UnknownCode } from "./trace.ts";

export const milestones = [
  "picked_up",
  "left_country",
  "arrived",
  "cleared",
  "last_mile",
  "pickup_point",
  "delivered",
] as const;

export type Milestone = (typeof milestones)[number];

/** `implied`: no event said it, but a later one could not have happened without; `at` is then "no later than". */
export type Reached = { readonly at: Instant; readonly implied: boolean };

export type ExceptionSpell = {
  readonly kind: ExceptionKind;
  /** Where it was reported: an export hold and an import hold are two things. */
  readonly stage: Stage;
  readonly substage: string;
  readonly code: string;
  /** Names the newest report of it: another key is another report, the same one told again has the same. */
  readonly eventKey: string;
  readonly since: Instant;
  readonly lastAt: Instant;
  /** Null while open. */
  readonly closedAt: Instant | null;
};

/** Where a parcel is and what is wrong with it, as far as its events say. `trace` is what the next fold starts from. */
export type TrackingState = {
  readonly trace: Trace;
  readonly stage: Stage;
  readonly substage: string;
  /** Since when the parcel is in this stage. */
  readonly stageSince: Instant | null;
  /** Nothing more is awaited of the way to the buyer. */
  readonly ended: boolean;
  readonly milestones: Readonly<Partial<Record<Milestone, Reached>>>;
  readonly open: readonly ExceptionSpell[];
  readonly closed: readonly ExceptionSpell[];
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
  readonly latest: LatestEvent | null;
  readonly unknown: readonly UnknownCode[];
  readonly odd: readonly OddEvent[];
};
