/**
 * Everything that can happen, as one union: an operation writes its entry in the transaction of the change.
 * `subject` names the thing; `data` holds what a person needs to understand the entry years later, no secrets.
 */
export type AuditEvent =
  | { readonly event: "seller_signed_up"; readonly data: { readonly name: string } }
  | { readonly event: "seller_activated"; readonly data: { readonly environment: string } }
  | { readonly event: "seller_suspended"; readonly data: { readonly reason: string } }
  | { readonly event: "seller_resumed"; readonly data: Record<string, never> }
  | { readonly event: "application_field_saved"; readonly data: { readonly fields: readonly string[] } }
  | { readonly event: "application_secret_shown"; readonly data: { readonly field: string } }
  | {
      readonly event: "document_added" | "document_removed" | "document_viewed";
      readonly data: { readonly slot: string; readonly file: string };
    }
  | { readonly event: "application_submitted"; readonly data: { readonly round: number } }
  | {
      readonly event: "application_checked";
      readonly data: { readonly round: number; readonly counts: Counts };
    }
  | { readonly event: "application_opened_by_staff"; readonly data: { readonly round: number } }
  | {
      readonly event: "application_field_decided";
      readonly data: { readonly field: string; readonly decision: string; readonly reason: string };
    }
  | { readonly event: "application_approved"; readonly data: { readonly by: string } }
  | { readonly event: "application_returned"; readonly data: { readonly fields: readonly string[] } }
  | { readonly event: "application_reopened"; readonly data: { readonly section: string } }
  | { readonly event: "application_change_withdrawn"; readonly data: Record<string, never> }
  | { readonly event: "account_proof_ordered"; readonly data: { readonly account: string } }
  | { readonly event: "account_proof_tried"; readonly data: { readonly outcome: string; readonly triesLeft: number } }
  | { readonly event: "rehearsal_started"; readonly data: Record<string, never> }
  | { readonly event: "rehearsal_ended"; readonly data: { readonly outcome: string } }
  | { readonly event: "material_expired"; readonly data: { readonly subject: string; readonly on: string } }
  | { readonly event: "member_invited"; readonly data: { readonly email: string; readonly role: string } }
  | { readonly event: "invitation_revoked"; readonly data: { readonly email: string } }
  | { readonly event: "member_joined"; readonly data: { readonly email: string; readonly role: string } }
  | { readonly event: "member_role_changed"; readonly data: { readonly from: string; readonly to: string } }
  | { readonly event: "member_removed"; readonly data: { readonly email: string } }
  | { readonly event: "store_saved"; readonly data: { readonly name: string } }
  | { readonly event: "own_address_saved"; readonly data: { readonly kind: string } }
  | { readonly event: "own_address_removed"; readonly data: { readonly kind: string } }
  | { readonly event: "orders_imported"; readonly data: { readonly file: string; readonly counts: Counts } }
  | { readonly event: "products_imported"; readonly data: { readonly file: string; readonly counts: Counts } }
  | {
      readonly event: "product_saved";
      readonly data: { readonly sku: string | null; readonly changed: readonly string[] };
    }
  | {
      readonly event: "hs_code_confirmed" | "hs_code_withdrawn";
      readonly data: { readonly sku: string; readonly code: string; readonly way: string };
    }
  | {
      readonly event: "msds_added" | "msds_replaced" | "msds_edited";
      readonly data: { readonly file: string; readonly validUntil: string; readonly products: number };
    }
  | {
      readonly event: "msds_linked" | "msds_archived";
      readonly data: { readonly file: string; readonly products: number };
    }
  | {
      readonly event: "bill_imported";
      readonly data: {
        readonly file: string;
        readonly lines: number;
        readonly differenceMinor: number;
        readonly currency: string;
      };
    }
  | { readonly event: "msds_unlinked"; readonly data: { readonly products: number } }
  | { readonly event: "msds_viewed"; readonly data: { readonly file: string } }
  | { readonly event: "msds_expired"; readonly data: { readonly file: string; readonly on: string } }
  | { readonly event: "line_matched"; readonly data: { readonly line: string; readonly productId: string } }
  | { readonly event: "tax_ids_saved"; readonly data: { readonly counts: Counts } }
  | {
      readonly event: "finding_overridden";
      readonly data: { readonly field: string; readonly code: string; readonly reason: string };
    }
  | { readonly event: "recipient_corrected"; readonly data: { readonly field: string } }
  | { readonly event: "notices_marked"; readonly data: { readonly count: number } }
  | { readonly event: "solution_chosen"; readonly data: { readonly solution: string; readonly note: string } }
  | { readonly event: "services_switched"; readonly data: { readonly services: string } }
  | { readonly event: "order_held"; readonly data: { readonly reason: string } }
  | { readonly event: "order_weighed"; readonly data: { readonly grams: number | null } }
  | {
      readonly event: "orders_tagged";
      readonly data: { readonly put: readonly string[]; readonly taken: readonly string[]; readonly count: number };
    }
  | { readonly event: "tag_saved"; readonly data: { readonly name: string } }
  | { readonly event: "tag_deleted"; readonly data: { readonly name: string; readonly orders: number } }
  | { readonly event: "view_saved"; readonly data: { readonly name: string; readonly shared: boolean } }
  | { readonly event: "view_deleted"; readonly data: { readonly name: string } }
  | { readonly event: "order_released"; readonly data: Record<string, never> }
  | { readonly event: "order_split" | "order_split_undone"; readonly data: { readonly parts: number } }
  | { readonly event: "orders_merged" | "orders_unmerged"; readonly data: { readonly orders: readonly string[] } }
  | {
      readonly event: "conflict_decided";
      readonly data: { readonly decision: string; readonly kind: string; readonly note: string };
    }
  | { readonly event: "batch_confirmed"; readonly data: { readonly counts: Counts } }
  | { readonly event: "batch_paused" | "batch_resumed"; readonly data: { readonly parcels: number } }
  | {
      readonly event: "waybill_booked";
      readonly data: { readonly lpNumber: string; readonly trackingNumber: string | null };
    }
  | { readonly event: "waybill_failed"; readonly data: { readonly code: string; readonly text: string } }
  | { readonly event: "waybill_cancel_requested"; readonly data: { readonly reason: string } }
  | { readonly event: "waybill_cancelled"; readonly data: Record<string, never> }
  | { readonly event: "parcel_sent_again"; readonly data: { readonly number: string; readonly cause: string } }
  | { readonly event: "send_again_taken_back"; readonly data: { readonly number: string } }
  | { readonly event: "bag_opened"; readonly data: { readonly code: string; readonly method: string } }
  | {
      readonly event: "bag_closed" | "bag_reopened" | "bag_discarded";
      readonly data: { readonly code: string; readonly count: number };
    }
  | { readonly event: "parcel_taken_out"; readonly data: { readonly bag: string; readonly number: string } }
  | {
      readonly event: "bags_handed_over";
      readonly data: {
        readonly code: string;
        readonly bags: number;
        readonly parcels: number;
        readonly method: string;
      };
    }
  | { readonly event: "test_page_printed"; readonly data: Record<string, never> }
  | { readonly event: "print_profile_saved"; readonly data: { readonly name: string; readonly isNew: boolean } }
  | { readonly event: "print_profile_removed"; readonly data: { readonly name: string } }
  | {
      readonly event: "alarm_robot_saved";
      readonly data: { readonly name: string; readonly isNew: boolean; readonly isOn: boolean };
    }
  | { readonly event: "alarm_robot_removed"; readonly data: { readonly name: string } }
  | { readonly event: "alarm_rules_saved"; readonly data: { readonly count: number } }
  /** `hours`: "22:00–07:30"; "" when they were ended. */
  | { readonly event: "quiet_hours_saved"; readonly data: { readonly hours: string } }
  | {
      readonly event: "parcel_checked";
      readonly data: { readonly isVerified: boolean; readonly measuredGrams: number | null };
    }
  | { readonly event: "labels_printed"; readonly data: { readonly count: number } }
  | { readonly event: "papers_printed"; readonly data: { readonly paper: string; readonly count: number } }
  | {
      readonly event: "papers_download_asked" | "papers_downloaded";
      readonly data: { readonly period: string; readonly count: number };
    }
  | { readonly event: "notices_exported"; readonly data: { readonly count: number; readonly format: string } }
  | { readonly event: "notice_layout_saved"; readonly data: { readonly columns: number } }
  | {
      readonly event: "template_saved";
      readonly data: { readonly name: string; readonly isNew: boolean; readonly changed: readonly string[] };
    }
  | { readonly event: "template_switched"; readonly data: { readonly name: string; readonly to: "on" | "off" } }
  | { readonly event: "template_archived"; readonly data: { readonly name: string } }
  | { readonly event: "templates_reordered"; readonly data: { readonly names: readonly string[] } }
  | {
      readonly event: "template_set_applied";
      readonly data: { readonly set: string; readonly added: readonly string[]; readonly counts: Counts };
    }
  | { readonly event: "templates_imported"; readonly data: { readonly file: string; readonly counts: Counts } }
  | {
      readonly event: "country_group_saved";
      readonly data: { readonly name: string; readonly countries: readonly string[] };
    }
  | { readonly event: "country_group_archived"; readonly data: { readonly name: string } }
  | { readonly event: "routing_preset_set"; readonly data: { readonly from: string; readonly to: string } }
  | { readonly event: "exchange_connected"; readonly data: { readonly dxpId: string; readonly environment: string } }
  | { readonly event: "customs_settings_saved"; readonly data: Record<string, never> }
  | { readonly event: "product_customs_saved"; readonly data: { readonly sku: string } }
  | {
      readonly event: "purchase_invoices_imported";
      readonly data: { readonly file: string; readonly count: number };
    }
  | { readonly event: "purchase_invoice_removed"; readonly data: { readonly number: string } }
  | {
      readonly event: "invoice_line_sku_changed";
      readonly data: { readonly number: string; readonly from: string; readonly to: string };
    }
  | {
      readonly event: "invoices_matched" | "invoices_released";
      readonly data: { readonly declaration: string; readonly count: number };
    }
  | { readonly event: "dossier_opened"; readonly data: { readonly declaration: string } }
  | { readonly event: "dossier_claimed"; readonly data: { readonly declaration: string; readonly on: string } }
  | {
      readonly event: "dossier_branch_set";
      readonly data: { readonly declaration: string; readonly from: string; readonly to: string };
    }
  | {
      readonly event: "dossier_need_set";
      readonly data: { readonly declaration: string; readonly kind: string; readonly reason: string };
    }
  | {
      readonly event: "dossier_document_added" | "dossier_document_removed" | "dossier_document_viewed";
      readonly data: { readonly declaration: string; readonly kind: string; readonly file: string };
    }
  | { readonly event: "dossiers_exported"; readonly data: { readonly count: number } }
  | {
      readonly event: "refund_rate_set";
      readonly data: { readonly code: string; readonly rateBp: number; readonly from: string };
    }
  | { readonly event: "declaration_stopped"; readonly data: { readonly code: string } }
  | {
      readonly event: "declaration_sent";
      readonly data: { readonly copNo: string; readonly submission: number; readonly documents: readonly string[] };
    }
  | {
      readonly event: "declaration_answered";
      readonly data: { readonly state: string; readonly status: string; readonly words: string };
    }
  | { readonly event: "declaration_corrected"; readonly data: { readonly copNo: string } }
  | { readonly event: "declaration_withdrawal_requested"; readonly data: { readonly reason: string } }
  | { readonly event: "parcel_to_intercept"; readonly data: { readonly waybillNo: string } }
  | {
      readonly event: "incident_raised" | "incident_taken_over";
      readonly data: { readonly kind: string; readonly number: string };
    }
  | {
      readonly event: "incident_resolved" | "incident_reopened";
      readonly data: { readonly kind: string; readonly number: string; readonly note: string };
    }
  | {
      readonly event: "incident_assigned";
      readonly data: { readonly kind: string; readonly number: string; readonly to: string };
    }
  | {
      readonly event: "incident_moved";
      readonly data: { readonly kind: string; readonly number: string; readonly state: string };
    }
  | {
      readonly event: "incident_file_added" | "incident_file_removed" | "incident_file_viewed";
      readonly data: { readonly kind: string; readonly number: string; readonly file: string };
    }
  | {
      readonly event: "incident_closed";
      readonly data: { readonly kind: string; readonly number: string; readonly by: string };
    }
  | {
      readonly event: "master_list_sent";
      readonly data: { readonly billNo: string; readonly parcels: number; readonly leftOut: number };
    }
  | {
      readonly event: "summary_sent";
      readonly data: { readonly month: string; readonly lists: number; readonly leftOut: number };
    }
  | {
      readonly event: "export_declaration_received";
      readonly data: { readonly entryId: string; readonly lists: number };
    };

export type Counts = Readonly<Record<string, number>>;

export type AuditEventName = AuditEvent["event"];

/** Who did it: a member, platform staff, the system's own job, or a carrier's push. */
export type Actor =
  | { readonly kind: "member"; readonly id: string; readonly name: string }
  | { readonly kind: "staff"; readonly id: string; readonly name: string }
  | { readonly kind: "job"; readonly id: string; readonly name: string }
  | { readonly kind: "carrier"; readonly id: string; readonly name: string };

/** What was touched. */
export type Subject = { readonly kind: SubjectKind; readonly id: string };

export const subjectKinds = [
  "seller",
  "application",
  "document",
  "account_proof",
  "rehearsal",
  "member",
  "invitation",
  "store",
  "own_address",
  "import",
  "product",
  "msds",
  "bill",
  "order",
  "tag",
  "view",
  "batch",
  "waybill",
  "notice_export",
  "bag",
  "hand_over",
  "paper_download",
  "print_profile",
  "template",
  "country_group",
  "routing",
  "declaration",
  "incident",
  "master_list",
  "summary",
  "export_declaration",
  "dossier",
  "purchase_invoice",
  "refund_rate",
] as const;
export type SubjectKind = (typeof subjectKinds)[number];
