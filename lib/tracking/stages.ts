/** Where a parcel is, in the order of the way; `return` and `closed` leave it, `unknown` says nothing of the place. */
export const stages = [
  "created",
  "pickup",
  "export",
  "linehaul",
  "import",
  "delivery",
  "done",
  "return",
  "closed",
  "unknown",
] as const;

export type Stage = (typeof stages)[number];

/** The stages of the way itself, each further than the one before. */
export const forwardStages = [
  "created",
  "pickup",
  "export",
  "linehaul",
  "import",
  "delivery",
] as const satisfies readonly Stage[];

/** What refines a stage. `none` where a code says nothing more. */
export const substages = {
  created: [
    "none",
    "declared",
    "preadvice",
    "accepted",
    "rejected",
    "packing",
    "exception",
    "unpaid",
    "risk_check",
    "to_ship",
    "part_shipped",
    "money_check",
    "waiting_number",
    "label_ready",
    "pickup_scheduled",
  ],
  pickup: ["outbound", "handover", "picked_up", "failed", "warehouse", "sorting", "domestic", "exception"],
  export: ["declared", "in_customs", "held", "cleared"],
  linehaul: [
    "handover",
    "departed",
    "transit",
    "transit_customs",
    "arrived",
    "handover_out",
    "shipped",
    "delayed",
    "missort",
    "miscode",
    "exception",
    "other",
  ],
  import: ["arrived_country", "in_customs", "tax_due", "held", "cleared"],
  delivery: [
    "accepted",
    "transit",
    "sorting",
    "delivery_office",
    "out_for_delivery",
    "attempt_failed",
    "ready_for_pickup",
    "address",
    "refused",
    "appointment",
    "scheduled",
    "change_request",
    "partial",
    "relabel",
    "node",
    "held",
    "exception",
    "notice",
    "other",
  ],
  done: ["delivered", "collected", "settling", "finished", "archived"],
  return: ["returning", "returned_done", "destroyed"],
  closed: ["cancelled", "cancelling", "closed", "import_terminated", "pickup_voided", "seized"],
  unknown: [
    "none",
    "notice",
    "resolved",
    "delayed",
    "held",
    "stalled",
    "exception",
    "rejected",
    "damaged",
    "lost",
    "investigation",
    "claim",
    "dispute",
    "frozen",
    "invalid_number",
    "not_found",
    "service_changed",
    "response",
  ],
} as const satisfies Record<Stage, readonly string[]>;

export type Substage<S extends Stage = Stage> = (typeof substages)[S][number];

/** Trouble that an event reports. Silence and promises raise more kinds elsewhere. */
export const exceptionKinds = [
  "customs_hold",
  "bad_address",
  "delivery_failed",
  "returned",
  "lost",
  "stalled",
  "refused",
  "damaged",
  "pickup_failed",
  "warehouse_rejected",
  "payment_due",
  "cancelled",
  "destroyed",
  "other",
] as const;

export type ExceptionKind = (typeof exceptionKinds)[number];

export function isStage(text: string): text is Stage {
  return (stages as readonly string[]).includes(text);
}

export function isExceptionKind(text: string): text is ExceptionKind {
  return (exceptionKinds as readonly string[]).includes(text);
}

/** Stages after which nothing more is awaited of the way out to the buyer. */
export function isEndStage(stage: Stage, substage: string): boolean {
  if (stage === "return") return substage !== "returning";
  return stage === "done" || stage === "closed";
}
