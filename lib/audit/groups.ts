import type { AuditEventName } from "./entry.ts";

/** Kinds of event by which the audit is filtered: `views` are looks at what is not shown to everybody. */
export const auditGroups = ["views", "application", "team", "settings", "goods", "dispatch"] as const;
export type AuditGroup = (typeof auditGroups)[number];

/** The kind of every event; also the list of all events, which a new one cannot be missing from. */
export const groupOfEvent: Readonly<Record<AuditEventName, AuditGroup>> = {
  seller_signed_up: "team",
  seller_activated: "application",
  seller_suspended: "application",
  seller_resumed: "application",
  application_field_saved: "application",
  application_secret_shown: "views",
  document_added: "application",
  document_removed: "application",
  document_viewed: "views",
  application_submitted: "application",
  application_checked: "application",
  application_opened_by_staff: "views",
  application_field_decided: "application",
  application_approved: "application",
  application_returned: "application",
  application_reopened: "application",
  application_change_withdrawn: "application",
  account_proof_ordered: "application",
  account_proof_tried: "application",
  rehearsal_started: "application",
  rehearsal_ended: "application",
  material_expired: "application",
  member_invited: "team",
  invitation_revoked: "team",
  member_joined: "team",
  member_role_changed: "team",
  member_removed: "team",
  store_saved: "settings",
  own_address_saved: "settings",
  own_address_removed: "settings",
  notice_layout_saved: "settings",
  orders_imported: "goods",
  products_imported: "goods",
  product_saved: "goods",
  msds_added: "goods",
  msds_replaced: "goods",
  msds_edited: "goods",
  msds_linked: "goods",
  msds_unlinked: "goods",
  msds_archived: "goods",
  msds_expired: "goods",
  msds_viewed: "views",
  line_matched: "goods",
  tax_ids_saved: "goods",
  finding_overridden: "goods",
  recipient_corrected: "goods",
  solution_chosen: "dispatch",
  order_held: "dispatch",
  order_released: "dispatch",
  batch_confirmed: "dispatch",
  waybill_booked: "dispatch",
  waybill_failed: "dispatch",
  waybill_cancel_requested: "dispatch",
  waybill_cancelled: "dispatch",
  test_page_printed: "dispatch",
  labels_printed: "dispatch",
  notices_exported: "dispatch",
  notices_marked: "dispatch",
};

export const auditEventNames = Object.keys(groupOfEvent) as AuditEventName[];

export function eventsOfGroup(group: AuditGroup): AuditEventName[] {
  return auditEventNames.filter((event) => groupOfEvent[event] === group);
}
