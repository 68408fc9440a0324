import type { DeclarationLane } from "./declaration-lane.ts";
import type { DocumentState } from "./states.ts";

/**
 * What becomes of a declaration whose waybill is cancelled. `void`: customs have nothing of it that counts. `withdraw`: it is
 * taken back (605). `wait`: customs have it and cannot take it back yet; it is taken back as soon as they can. `withdrawing`:
 * asked already. `person`: released, or customs would not take it back: only a person can have it deleted (删单) at the office.
 * `none`: nothing is left to do.
 */
export const afterCancelSteps = ["void", "withdraw", "wait", "withdrawing", "person", "none"] as const;
export type AfterCancel = (typeof afterCancelSteps)[number];

export type CancelFacts = {
  readonly lane: DeclarationLane;
  readonly state: DocumentState;
  /** False: what is to be sent next was not made yet, so it never goes. */
  readonly isPrepared: boolean;
  readonly invtNo: string | null;
  readonly isWithdrawing: boolean;
  /** Customs refused to take it back after the cancellation: it is not asked again. */
  readonly wasRefused: boolean;
};

/** States in which customs take a list back: between its number and its release. Two sources: the standard's 605. */
export const withdrawableStates: readonly DocumentState[] = ["accepted", "review"];

/** The next step of a declaration whose waybill the carrier has cancelled. */
export function afterCancel(facts: CancelFacts): AfterCancel {
  const { lane, state, isPrepared, invtNo, isWithdrawing, wasRefused } = facts;
  if (lane === "void" || lane === "withdrawn") return "none";
  if (!isPrepared && (lane === "ready" || lane === "stopped")) return "void";
  if (lane === "returned") return "void";
  if (state === "released" || state === "closed") return "person";
  if (isWithdrawing) return "withdrawing";
  if (wasRefused) return "person";
  return withdrawableStates.includes(state) && invtNo !== null ? "withdraw" : "wait";
}
