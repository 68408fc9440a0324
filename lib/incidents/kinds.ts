/**
 * Kinds of trouble that wait for a person. Of a declaration: `declaration_returned` (customs returned or refused it),
 * `declaration_held` (they look at it: 人工审核, 查验, 布控), `interception` (returned although the parcel has left the seller).
 * Of a parcel: what its carrier reports, and what its silence says (`stalled`, `late`, `not_online`).
 */
export const incidentKinds = [
  "declaration_returned",
  "declaration_held",
  "interception",
  "customs_hold",
  "payment_due",
  "bad_address",
  "delivery_failed",
  "refused",
  "returned",
  "lost",
  "damaged",
  "destroyed",
  "pickup_failed",
  "warehouse_rejected",
  "stalled",
  "late",
  "not_online",
  "waybill_unknown",
  "carrier_exception",
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const severities = ["critical", "high", "normal"] as const;
export type Severity = (typeof severities)[number];

export function isSeverity(name: string): name is Severity {
  return (severities as readonly string[]).includes(name);
}

/** Negative when `a` is worse. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

/** What an incident is about: one parcel or declaration, or many parcels with one cause (a lane, a hand-over list). */
export const subjectKinds = ["declaration", "parcel", "lane", "hand_over"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Whose hand is needed next. */
export const actors = ["seller", "buyer", "carrier", "customs"] as const;
export type Actor = (typeof actors)[number];

/** What supports a complaint or an answer; said in words by its key. */
export const evidenceKinds = [
  "hand_over_list",
  "label",
  "tracking",
  "invoice",
  "declaration",
  "product_page",
  "photos",
  "weight_record",
  "buyer_chat",
  "payment_record",
] as const;
export type Evidence = (typeof evidenceKinds)[number];

/** How many parcels with one cause are put together: by lane, by carrier (before the border), by hand-over list, or never. */
export type Gathering = "none" | "lane" | "carrier" | "hand_over";

const hour = 3_600_000;

export type IncidentRule = {
  readonly severity: Severity;
  /** How long it may take from when ALP heard of it. The hours are ALP's own. */
  readonly dueMs: number;
  /** What resolving it asks for: what was done, or what the carrier answered. */
  readonly note: "what_was_done" | "carrier_answer";
  readonly actor: Actor;
  readonly evidence: readonly Evidence[];
  /** A complaint at the carrier may follow: its windows are those of the solution (`complaint-windows.ts`). */
  readonly mayComplain: boolean;
  readonly gathers: Gathering;
  /** For whom a ready text is kept. */
  readonly texts: { readonly buyer: boolean; readonly carrier: boolean };
};

const none = { buyer: false, carrier: false };
const both = { buyer: true, carrier: true };

/**
 * What each kind asks for. A parcel on its way to the border is a matter of an hour, a return of customs of the day; of what
 * carriers report, the sooner the more a wait costs (a wrong address is sent back within days). All hours are ALP's own.
 */
export const incidentRules: Readonly<Record<IncidentKind, IncidentRule>> = {
  declaration_returned: {
    ...{ severity: "high", dueMs: 4 * hour, note: "what_was_done", actor: "seller" },
    ...{ evidence: ["declaration", "invoice", "product_page"], mayComplain: false, gathers: "none", texts: none },
  },
  declaration_held: {
    ...{ severity: "normal", dueMs: 24 * hour, note: "what_was_done", actor: "customs" },
    ...{ evidence: ["declaration", "invoice"], mayComplain: false, gathers: "none", texts: none },
  },
  interception: {
    ...{ severity: "critical", dueMs: hour, note: "carrier_answer", actor: "carrier" },
    ...{ evidence: ["hand_over_list", "label"], mayComplain: false, gathers: "none", texts: none },
  },
  customs_hold: {
    ...{ severity: "high", dueMs: 24 * hour, note: "what_was_done", actor: "customs" },
    ...{ evidence: ["invoice", "product_page", "payment_record"], mayComplain: false, gathers: "lane", texts: both },
  },
  payment_due: {
    ...{ severity: "high", dueMs: 24 * hour, note: "what_was_done", actor: "buyer" },
    ...{ evidence: ["invoice", "payment_record"], mayComplain: false, gathers: "none", texts: both },
  },
  bad_address: {
    ...{ severity: "high", dueMs: 12 * hour, note: "what_was_done", actor: "buyer" },
    ...{ evidence: ["buyer_chat"], mayComplain: false, gathers: "none", texts: both },
  },
  delivery_failed: {
    ...{ severity: "normal", dueMs: 24 * hour, note: "what_was_done", actor: "buyer" },
    ...{ evidence: ["tracking", "buyer_chat"], mayComplain: false, gathers: "lane", texts: both },
  },
  refused: {
    ...{ severity: "high", dueMs: 24 * hour, note: "what_was_done", actor: "buyer" },
    ...{ evidence: ["tracking", "buyer_chat"], mayComplain: false, gathers: "none", texts: both },
  },
  returned: {
    ...{ severity: "high", dueMs: 48 * hour, note: "what_was_done", actor: "seller" },
    ...{ evidence: ["tracking", "buyer_chat"], mayComplain: true, gathers: "lane", texts: both },
  },
  lost: {
    ...{ severity: "critical", dueMs: 24 * hour, note: "carrier_answer", actor: "carrier" },
    ...{ evidence: ["hand_over_list", "tracking", "invoice", "payment_record"], mayComplain: true, gathers: "lane" },
    texts: both,
  },
  damaged: {
    ...{ severity: "high", dueMs: 24 * hour, note: "carrier_answer", actor: "carrier" },
    ...{ evidence: ["photos", "tracking", "invoice", "buyer_chat"], mayComplain: true, gathers: "none", texts: both },
  },
  destroyed: {
    ...{ severity: "high", dueMs: 48 * hour, note: "carrier_answer", actor: "carrier" },
    ...{ evidence: ["tracking", "invoice"], mayComplain: true, gathers: "lane", texts: both },
  },
  pickup_failed: {
    ...{ severity: "high", dueMs: 4 * hour, note: "carrier_answer", actor: "seller" },
    ...{ evidence: ["hand_over_list", "label"], mayComplain: false, gathers: "carrier" },
    texts: { buyer: false, carrier: true },
  },
  warehouse_rejected: {
    ...{ severity: "high", dueMs: 8 * hour, note: "carrier_answer", actor: "seller" },
    ...{ evidence: ["weight_record", "label", "photos"], mayComplain: true, gathers: "carrier" },
    texts: { buyer: false, carrier: true },
  },
  stalled: {
    ...{ severity: "normal", dueMs: 48 * hour, note: "carrier_answer", actor: "carrier" },
    ...{ evidence: ["tracking", "hand_over_list"], mayComplain: true, gathers: "lane", texts: both },
  },
  late: {
    ...{ severity: "normal", dueMs: 48 * hour, note: "carrier_answer", actor: "carrier" },
    ...{ evidence: ["tracking", "buyer_chat"], mayComplain: true, gathers: "lane", texts: both },
  },
  not_online: {
    ...{ severity: "normal", dueMs: 24 * hour, note: "carrier_answer", actor: "carrier" },
    ...{ evidence: ["hand_over_list", "label", "weight_record"], mayComplain: true, gathers: "hand_over" },
    texts: { buyer: false, carrier: true },
  },
  waybill_unknown: {
    ...{ severity: "high", dueMs: 8 * hour, note: "carrier_answer", actor: "carrier" },
    ...{ evidence: ["label", "hand_over_list"], mayComplain: false, gathers: "carrier" },
    texts: { buyer: false, carrier: true },
  },
  carrier_exception: {
    ...{ severity: "normal", dueMs: 24 * hour, note: "carrier_answer", actor: "carrier" },
    ...{ evidence: ["tracking"], mayComplain: false, gathers: "lane", texts: { buyer: false, carrier: true } },
  },
};

export function isIncidentKind(text: string): text is IncidentKind {
  return Object.hasOwn(incidentRules, text);
}
