import type { Transitions } from "../kit/transitions.ts";

/**
 * The life of one document at customs. `draft`: not sent. `sent`: on its way, nothing heard. `send_failed`: the E-Port could
 * not reach customs (4). `refused`: below 0, not stored. `pending`: 1, 2, 3. `accepted`: 120, 399. `review`: 300. `held`:
 * 500 and detentions. `returned`: 100 海关退单 (700 sent back). `released`: 800 放行. `closed`: 899 结关. `withdrawn`: the
 * list's withdrawal (605) was decided with 399. Source: states of the 202205 standard.
 */
export const documentStates = [
  "draft",
  "sent",
  "pending",
  "accepted",
  "review",
  "held",
  "send_failed",
  "refused",
  "returned",
  "released",
  "closed",
  "withdrawn",
] as const;
export type DocumentState = (typeof documentStates)[number];

/** From every open state customs may jump to any later one: receipts are few, late and now and then left out. */
const open: readonly DocumentState[] = [
  ...(["pending", "accepted", "review", "held", "send_failed"] as const),
  ...(["refused", "returned", "released", "closed", "withdrawn"] as const),
];
const without = (...states: readonly DocumentState[]) => open.filter((state) => !states.includes(state));

export const documentTransitions: Transitions<DocumentState> = {
  draft: ["sent"],
  sent: without("withdrawn"),
  pending: without("pending"),
  accepted: without("pending", "accepted"),
  review: without("review"),
  held: without("held"),
  // a correction is a new submission
  send_failed: ["sent", ...without("send_failed")],
  refused: ["sent", ...without("refused")],
  returned: ["sent", ...without("returned")],
  // later news of trouble counts, later news of progress already made does not
  released: ["review", "held", "returned", "closed", "withdrawn"],
  closed: [],
  withdrawn: [],
};

/** States in which a parcel must not leave. */
export const stopStates = ["review", "held", "send_failed", "refused", "returned", "withdrawn"] as const;
export type StopState = (typeof stopStates)[number];

export function isStop(state: DocumentState): state is StopState {
  return (stopStates as readonly DocumentState[]).includes(state);
}

/** States that wait for a person: correct and declare again. */
export const correctableStates = ["send_failed", "refused", "returned"] as const satisfies readonly DocumentState[];

/** States that wait for customs. */
export const waitingStates = [
  "sent",
  "pending",
  "accepted",
  "review",
  "held",
] as const satisfies readonly DocumentState[];
