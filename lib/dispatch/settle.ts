import type {
  Booked,
  BookingAnswer,
  CancelAnswer,
  CarrierFault,
  CarrierRefusal,
  RefusalFault,
  RefusalField,
  Waybill,
  WaybillAnswer,
} from "#lib/carriers/answers";
import type { Instant } from "#lib/kit/time";
import { type BackOffReason, waitBefore } from "./back-off.ts";
import { failureOfFault, failureOfRefusal, unexplainedFailure } from "./carrier-failures.ts";
import type { FailureCode } from "./failures.ts";

/** What a call has been through before this answer. */
export type CallHistory = {
  /** Answers so far, this one excluded. */
  readonly attempts: number;
  /** True once any earlier answer left open whether the carrier acted. */
  readonly unclear: boolean;
};

export const noCallsYet: CallHistory = { attempts: 0, unclear: false };

export type Retry = {
  readonly kind: "retry";
  readonly at: Instant;
  readonly history: CallHistory;
  readonly code: string;
  readonly text: string;
};

export type GaveUp = {
  readonly kind: "gave_up";
  readonly failure: FailureCode;
  /** The carrier's code where no table explains it: staff may. Left out where one does. */
  readonly unexplained?: string;
  /** `unclear`: the carrier may hold the waybill; only the same key may be sent again. */
  readonly state: "failed" | "unclear";
  readonly whoseFault: RefusalFault;
  readonly fields: readonly RefusalField[];
  /** The carrier's code and words, shown as they came. */
  readonly code: string;
  readonly text: string;
};

/** Booked; `askNumberAt` is set while the number is outstanding. */
export type BookingDone = Omit<Booked, "kind"> & { readonly kind: "booked"; readonly askNumberAt: Instant | null };

/**
 * Decides what one answer to a booking means. In: the calls before, the answer, `jitter` in [0, 1), `now`. A retry always
 * carries the same waybill id, so a waybill made behind a cut connection is found again and not made twice.
 */
export function settleBooking(
  history: CallHistory,
  answer: BookingAnswer,
  jitter: number,
  now: Instant,
): BookingDone | Retry | GaveUp {
  if (answer.kind === "fault") return settleFault(history, answer, jitter, now);
  if (answer.kind === "refused") {
    const refused = settleRefusal(history, answer);
    // what nobody can read may say anything, as that the parcel is there already
    return history.unclear && refused.unexplained !== undefined ? { ...refused, state: "unclear" } : refused;
  }
  const wait = answer.trackingNumber === null ? waitBefore("number_outstanding", 1, jitter) : null;
  return { ...answer, kind: "booked", askNumberAt: wait === null ? null : now + wait };
}

/** Decides what an answer to a query for the number means; a query without effect is never `unclear`. */
export function settleNumber(
  history: CallHistory,
  answer: WaybillAnswer,
  jitter: number,
  now: Instant,
): (Waybill & { readonly trackingNumber: string }) | Retry | GaveUp {
  if (answer.kind === "refused") return { ...settleRefusal(history, answer), state: "failed" };
  if (answer.kind === "fault") {
    const next = settleFault(history, answer, jitter, now);
    return next.kind === "retry"
      ? { ...next, history: { ...next.history, unclear: false } }
      : { ...next, state: "failed" };
  }
  if (answer.trackingNumber !== null) return { ...answer, trackingNumber: answer.trackingNumber };
  // The booking's own answer was the first wait of this schedule.
  const wait = waitBefore("number_outstanding", history.attempts + 2, jitter);
  const code = answer.oddNumber === undefined ? "number_outstanding" : "number_unreadable";
  const text = answer.oddNumber ?? "";
  if (wait !== null) return retry(now + wait, history, false, code, text);
  return {
    kind: "gave_up",
    failure: "ERR-733",
    state: "failed",
    whoseFault: "carrier",
    fields: [],
    code,
    text,
  };
}

/** A number that another parcel bears; the booking stands, and a person may ask again. */
export function numberOfAnother(number: string): GaveUp {
  return {
    ...{ kind: "gave_up", failure: "ERR-733", state: "failed", whoseFault: "carrier", fields: [] },
    ...{ code: "number_of_another", text: number },
  };
}

/**
 * Decides what an answer to a cancellation means. An order that the carrier does not know needs no cancelling; one that
 * it calls closed after a cancel call of ours went unanswered was closed by that call.
 */
export function settleCancel(
  history: CallHistory,
  answer: CancelAnswer,
  jitter: number,
  now: Instant,
): { readonly kind: "cancelled" } | Retry | GaveUp {
  if (answer.kind === "accepted") return { kind: "cancelled" };
  if (answer.kind === "fault") return settleFault(history, answer, jitter, now);
  if (answer.class === "not_found") return { kind: "cancelled" };
  if (answer.class === "closed" && history.unclear) return { kind: "cancelled" };
  return settleRefusal(history, answer);
}

function settleFault(history: CallHistory, answer: CarrierFault, jitter: number, now: Instant): Retry | GaveUp {
  const reason: BackOffReason = answer.fault;
  const acted = answer.fault === "unknown_outcome" || answer.fault === "garbage";
  const wait = waitBefore(reason, history.attempts + 1, jitter);
  if (wait !== null) return retry(now + wait, history, acted, answer.code, answer.text);
  const unclear = history.unclear || acted;
  return {
    kind: "gave_up",
    failure: unclear && !acted ? "ERR-722" : failureOfFault(answer),
    state: unclear ? "unclear" : "failed",
    whoseFault: "carrier",
    fields: [],
    code: answer.code,
    text: answer.text,
  };
}

/** A refusal of key or set-up comes from the gate, not from the books: after an unclear try it does not clear it up. */
function settleRefusal(history: CallHistory, answer: CarrierRefusal): GaveUp {
  const failure = failureOfRefusal(answer);
  const fromTheGate = answer.class === "wrong_credentials" || answer.class === "wrong_setup";
  return {
    kind: "gave_up",
    failure,
    ...(failure === unexplainedFailure ? { unexplained: answer.code } : {}),
    state: history.unclear && fromTheGate ? "unclear" : "failed",
    whoseFault: answer.whoseFault,
    fields: answer.fields,
    code: answer.code,
    text: answer.text,
  };
}

function retry(at: Instant, history: CallHistory, acted: boolean, code: string, text: string): Retry {
  return {
    kind: "retry",
    at,
    history: { attempts: history.attempts + 1, unclear: history.unclear || acted },
    code,
    text,
  };
}
