import type { MemberPermission } from "./permissions.ts";

/** What ALP tells a seller's people, and the right whose holders hear it. Text by kind in the `inbox` messages. */
export const messageKinds = {
  seller_activated: "settings.read",
  seller_suspended: "settings.read",
  seller_resumed: "settings.read",
  application_approved: "settings.read",
  application_returned: "application.edit",
  application_in_review: "application.edit",
  rehearsal_failed: "rehearsal.run",
  material_expires: "application.edit",
  material_expired: "settings.read",
  msds_expires: "products.edit",
  msds_expired: "products.edit",
  account_proof_sent: "account_proof.enter",
  account_proof_over: "account_proof.enter",
  member_joined: "members.manage",
  waybills_failed: "dispatch.create",
  cancel_refused: "dispatch.cancel",
  orders_left_waiting: "dispatch.create",
  notices_urgent: "notices.export",
  notices_differ: "notices.export",
  parcels_in_trouble: "tracking.read",
  carrier_suspended: "dispatch.create",
  carrier_resumed: "dispatch.create",
  declarations_stopped: "customs.declare",
  declarations_returned: "customs.declare",
  declarations_held: "customs.declare",
  parcels_to_intercept: "customs.declare",
  cancelled_after_release: "customs.declare",
  waybill_reports_late: "customs.declare",
  summary_due: "customs.summarise",
  refund_claim_due: "dossier.edit",
  refund_claim_over: "dossier.edit",
  dossier_documents_due: "dossier.edit",
  dossier_documents_over: "dossier.edit",
  exchange_refused: "customs.declare",
  incident_alarm: "incidents.read",
  incidents_alarm: "incidents.read",
  alarm_robot_broken: "alarms.edit",
  alarms_late: "alarms.edit",
  books_differ: "bills.read",
} as const satisfies Record<string, MemberPermission>;
export type MessageKind = keyof typeof messageKinds;

export function isMessageKind(text: string): text is MessageKind {
  return Object.hasOwn(messageKinds, text);
}

/** Kinds that also go out by mail where a mail server is configured: what people must hear while they are not in ALP. */
const mailedKinds: readonly MessageKind[] = [
  "seller_activated",
  "seller_suspended",
  "application_approved",
  "application_returned",
  "application_in_review",
  "rehearsal_failed",
  "material_expires",
  "material_expired",
  "msds_expires",
  "msds_expired",
  "refund_claim_due",
  "refund_claim_over",
  "dossier_documents_due",
  "dossier_documents_over",
  "account_proof_sent",
  "account_proof_over",
];

export function isMailedKind(kind: MessageKind): boolean {
  return mailedKinds.includes(kind);
}

/** What ALP tells platform staff. */
export const staffMessageKinds = [
  "seller_signed_up",
  "review_waiting",
  "review_late",
  "gateway_down",
  "gateway_up",
  "codes_unmapped",
  "certification_in_review",
  "certification_expires",
  "certification_expired",
  "certification_document_expires",
  "certification_document_expired",
  "exchange_rates_stale",
  "exchange_rate_jumped",
  "alarms_late",
] as const;
export type StaffMessageKind = (typeof staffMessageKinds)[number];

export function isStaffMessageKind(text: string): text is StaffMessageKind {
  return (staffMessageKinds as readonly string[]).includes(text);
}
