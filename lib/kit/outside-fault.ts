/** What a failed call to the outside may have done there. */
export type FaultKind =
  /** Nothing reached the other side, or it said that it did nothing: a retry is free. */
  | "transient"
  /** It asks for less at a time (flow control): a retry is free, but later. */
  | "throttled"
  /** It may have acted (cut off, timed out after sending): retry with the same key only. */
  | "unknown_outcome"
  /** An answer that cannot be read. It may have acted too. */
  | "garbage";

/** A failure of the road between us and a service outside, whatever the service is. */
export type OutsideFault = {
  readonly kind: "fault";
  readonly fault: FaultKind;
  /** `road`: the connection or an unreadable answer (opens the circuit); `service`: its own error code. */
  readonly saidBy: "road" | "service";
  /** Ours: `timeout`, `connection_refused`, `cut_off`, `http_502`, `not_json`, `too_large`, `circuit_open` … */
  readonly code: string;
  readonly text: string;
};

/** What every answer from outside is: its yes, its no, or no answer that can be relied on. */
export type OutsideAnswer = { readonly kind: "accepted" } | { readonly kind: "refused" } | OutsideFault;
