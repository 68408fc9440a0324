import type { WaybillAnswer } from "#lib/carriers/answers";
import type { WaybillState } from "./states.ts";

/**
 * How the carrier's book differs from ours. `not_here`: the carrier told of a parcel that ALP does not know. `unreadable`:
 * it answered, but neither yes nor a no that says where the parcel stands.
 */
export const bookDifferenceKinds = [
  "not_there",
  "closed_there",
  "alive_there",
  "other_number",
  "number_only_there",
  "number_only_here",
  "not_here",
  "unreadable",
] as const;
export type BookDifferenceKind = (typeof bookDifferenceKinds)[number];

/** `running`: some are still to be asked. `cut_short`: time ran out before the carrier had answered for all. */
export const bookCheckStates = ["running", "done", "cut_short"] as const;
export type BookCheckState = (typeof bookCheckStates)[number];

/** What stands in our book. */
export type OwnEntry = {
  readonly state: WaybillState;
  readonly trackingNumber: string | null;
  /** The carrier has told of the parcel: what it calls closed may simply have arrived. */
  readonly hasMoved: boolean;
};

export type BookDifference = { readonly kind: BookDifferenceKind; readonly theirs: string };

/** `ask_again`: the road failed or the carrier throttles; nothing is known of this waybill yet. */
export type BookVerdict = "agrees" | "ask_again" | BookDifference;

/**
 * Compares one waybill with what the carrier says of its order. Nothing is repaired: a difference is a matter of money or
 * of goods, and for people. Source of the carrier's answers: cnge.waybill.get, B0005 and B0006 of LINK's error table.
 */
export function compareEntry(own: OwnEntry, answer: WaybillAnswer): BookVerdict {
  if (answer.kind === "fault") return answer.fault === "garbage" ? differs("unreadable", said(answer)) : "ask_again";
  const isGone = own.state === "cancelled";
  if (answer.kind === "refused") {
    if (answer.class === "not_found") return isGone ? "agrees" : differs("not_there", said(answer));
    if (answer.class === "closed") return isGone || own.hasMoved ? "agrees" : differs("closed_there", said(answer));
    return answer.class === "wrong_credentials" || answer.class === "wrong_setup"
      ? "ask_again"
      : differs("unreadable", said(answer));
  }
  const theirs = answer.trackingNumber;
  if (isGone) return differs("alive_there", theirs ?? "");
  if (theirs === own.trackingNumber) return "agrees";
  if (theirs === null) return differs("number_only_here", "");
  return differs(own.trackingNumber === null ? "number_only_there" : "other_number", theirs);
}

function differs(kind: BookDifferenceKind, theirs: string): BookDifference {
  return { kind, theirs };
}

function said({ code, text }: { readonly code: string; readonly text: string }): string {
  return `${code} ${text}`.trim().slice(0, 300);
}
