import { formatMinor, isCurrency } from "#lib/kit/money";
import type { AuditEvent, Counts } from "./entry.ts";

/** A code whose name is said in the reader's words: a field of the application, a part of it, a document, an address … */
export type AuditWord = {
  readonly kind: "field" | "section" | "slot" | "address" | "order_field";
  readonly code: string;
};

/** How words and lists are said in the reader's language. */
export type AuditVoice = {
  readonly nameOf: (word: AuditWord) => string;
  readonly list: (names: readonly string[]) => string;
};

/** What fills an event's sentence. */
export type SentenceValues = Readonly<Record<string, string | number>>;

/**
 * The values of an event's sentence (`events.<event>` in the namespace `audit`). Old entries may lack what was added to
 * their kind later: a missing number is 0 and a missing text empty, so that a page of the audit can always be shown.
 */
export function sentenceValues({ event, data }: AuditEvent, voice: AuditVoice): SentenceValues {
  const name = (kind: AuditWord["kind"], code: string | undefined) => voice.nameOf({ kind, code: code ?? "" });
  const names = (kind: AuditWord["kind"], codes: readonly string[] | undefined) =>
    voice.list((codes ?? []).map((code) => name(kind, code)));
  switch (event) {
    case "seller_signed_up":
    case "store_saved":
      return { name: data.name ?? "" };
    case "seller_activated":
      return { environment: data.environment ?? "" };
    case "seller_suspended":
    case "order_held":
    case "waybill_cancel_requested":
      return { reason: data.reason ?? "" };
    case "parcel_sent_again":
      return { number: data.number ?? "", cause: data.cause ?? "" };
    case "send_again_taken_back":
      return { number: data.number ?? "" };
    case "order_split":
    case "order_split_undone":
      return { parts: data.parts ?? 0 };
    case "orders_merged":
    case "orders_unmerged":
      return { orders: voice.list(data.orders ?? []), count: data.orders?.length ?? 0 };
    case "conflict_decided":
      return { decision: data.decision ?? "", kind: data.kind ?? "", note: data.note || "none" };
    case "application_field_saved":
    case "application_returned":
      return { fields: names("field", data.fields) };
    case "application_secret_shown":
      return { field: name("field", data.field) };
    case "recipient_corrected":
      return { field: name("order_field", data.field) };
    case "document_added":
    case "document_removed":
    case "document_viewed":
      return { slot: name("slot", data.slot), file: data.file ?? "" };
    case "application_submitted":
    case "application_opened_by_staff":
      return { round: data.round ?? 0 };
    case "application_checked":
      return { round: data.round ?? 0, ...countsOf(data.counts, ["pass", "ask", "refuse"]) };
    case "application_field_decided":
      return { field: name("field", data.field), decision: data.decision ?? "" };
    case "application_approved":
      return { by: data.by ?? "" };
    case "application_reopened":
      return { section: name("section", data.section) };
    case "account_proof_ordered":
      return { account: data.account ?? "" };
    case "account_proof_tried":
      return { outcome: data.outcome ?? "", left: data.triesLeft ?? 0 };
    case "rehearsal_ended":
      return { outcome: data.outcome ?? "" };
    case "material_expired":
      return { subject: data.subject ?? "", on: data.on ?? "" };
    case "member_invited":
    case "member_joined":
      return { email: data.email ?? "", role: data.role ?? "" };
    case "invitation_revoked":
    case "member_removed":
      return { email: data.email ?? "" };
    case "member_role_changed":
      return { from: data.from ?? "", to: data.to ?? "" };
    case "own_address_saved":
    case "own_address_removed":
      return { kind: name("address", data.kind) };
    case "orders_imported":
      return { file: data.file ?? "", ...countsOf(data.counts, ["new", "changed"]) };
    case "products_imported":
      return { file: data.file ?? "", ...countsOf(data.counts, ["new", "changed", "refused"]) };
    case "product_saved":
      return { sku: data.sku ?? "", count: data.changed?.length ?? 0 };
    case "hs_code_confirmed":
    case "hs_code_withdrawn":
      return { sku: data.sku ?? "", code: data.code ?? "", way: data.way ?? "" };
    case "msds_added":
    case "msds_replaced":
    case "msds_edited":
      return { file: data.file ?? "", on: data.validUntil ?? "", products: data.products ?? 0 };
    case "msds_linked":
    case "msds_archived":
      return { file: data.file ?? "", products: data.products ?? 0 };
    case "msds_unlinked":
      return { products: data.products ?? 0 };
    case "bill_imported":
      return {
        ...{ file: data.file ?? "", lines: data.lines ?? 0 },
        difference: `${isCurrency(data.currency) ? formatMinor(data.differenceMinor ?? 0, data.currency) : ""} ${data.currency ?? ""}`,
      };
    case "msds_viewed":
      return { file: data.file ?? "" };
    case "msds_expired":
      return { file: data.file ?? "", on: data.on ?? "" };
    case "line_matched":
      return { line: (data.line ?? "").replace(/^[a-z]+:/, "") };
    case "tax_ids_saved":
      return countsOf(data.counts, ["saved"]);
    case "finding_overridden":
      return { field: name("order_field", data.field), reason: data.reason ?? "" };
    case "print_profile_saved":
      return { name: data.name ?? "", to: data.isNew ? "new" : "changed" };
    case "alarm_robot_saved":
      return { name: data.name ?? "", to: data.isNew ? "new" : data.isOn ? "changed" : "off" };
    case "alarm_rules_saved":
      return { count: data.count ?? 0 };
    case "quiet_hours_saved":
      return { hours: data.hours || "none" };
    case "parcel_checked":
      return { contents: data.isVerified ? "yes" : "no", grams: data.measuredGrams ?? "none" };
    case "labels_printed":
      return { count: data.count ?? 0 };
    case "purchase_invoices_imported":
      return { file: data.file ?? "", count: data.count ?? 0 };
    case "purchase_invoice_removed":
      return { number: data.number ?? "" };
    case "invoice_line_sku_changed":
      return { number: data.number ?? "", from: data.from ?? "", to: data.to ?? "" };
    case "invoices_matched":
    case "invoices_released":
      return { declaration: data.declaration || "all", count: data.count ?? 0 };
    case "dossier_opened":
      return { declaration: data.declaration ?? "" };
    case "dossier_claimed":
      return { declaration: data.declaration ?? "", on: data.on || "none" };
    case "dossier_branch_set":
      return { declaration: data.declaration ?? "", from: data.from ?? "", to: data.to ?? "" };
    case "dossier_need_set":
      return { declaration: data.declaration ?? "", kind: data.kind ?? "", reason: data.reason || "none" };
    case "dossier_document_added":
    case "dossier_document_removed":
    case "dossier_document_viewed":
      return { declaration: data.declaration ?? "", kind: data.kind ?? "", file: data.file ?? "" };
    case "dossiers_exported":
      return { count: data.count ?? 0 };
    case "refund_rate_set":
      return { code: data.code ?? "", rate: percentOf(data.rateBp ?? 0), from: data.from ?? "" };
    case "papers_printed":
      return { paper: data.paper ?? "", count: data.count ?? 0 };
    case "papers_download_asked":
    case "papers_downloaded":
      return { period: data.period ?? "", count: data.count ?? 0 };
    case "order_weighed":
      return { grams: data.grams ?? 0, state: data.grams == null ? "none" : "typed" };
    case "orders_tagged": {
      const [put, taken] = [data.put ?? [], data.taken ?? []];
      return { put: voice.list(put) || "none", taken: voice.list(taken) || "none", count: data.count ?? 0 };
    }
    case "tag_saved":
    case "view_deleted":
      return { name: data.name ?? "" };
    case "tag_deleted":
      return { name: data.name ?? "", orders: data.orders ?? 0 };
    case "view_saved":
      return { name: data.name ?? "", shared: data.shared ? "yes" : "no" };
    case "solution_chosen":
      return { solution: data.solution || "none", note: data.note || "none" };
    case "services_switched": {
      const on = (data.services ?? "").split(" ");
      const of = (code: string) => (on.includes(code) ? "on" : "off");
      const each = { insurance: of("insurance"), duty: of("duty_prepaid"), label: of("return_label") };
      return { state: data.services === "template" ? "template" : "own", ...each };
    }
    case "batch_paused":
    case "batch_resumed":
      return { parcels: data.parcels ?? 0 };
    case "batch_confirmed":
      return countsOf(data.counts, ["booked", "held"]);
    case "waybill_booked":
      return { lpNumber: data.lpNumber ?? "" };
    case "waybill_failed":
      return { code: data.code ?? "", text: data.text ?? "" };
    case "notices_exported":
      return { count: data.count ?? 0, format: (data.format ?? "").toUpperCase() };
    case "notice_layout_saved":
      return { count: data.columns ?? 0 };
    case "template_saved":
      return { name: data.name ?? "", count: data.isNew ? 0 : (data.changed?.length ?? 0) };
    case "template_switched":
      return { name: data.name ?? "", to: data.to ?? "" };
    case "template_archived":
    case "print_profile_removed":
    case "alarm_robot_removed":
    case "country_group_archived":
      return { name: data.name ?? "" };
    case "templates_reordered":
      return { count: data.names?.length ?? 0 };
    case "template_set_applied":
      return { set: data.set ?? "", ...countsOf(data.counts, ["added", "skipped"]) };
    case "templates_imported":
      return { file: data.file ?? "", ...countsOf(data.counts, ["new", "changed"]) };
    case "country_group_saved":
      return { name: data.name ?? "", count: data.countries?.length ?? 0 };
    case "routing_preset_set":
      return { from: data.from ?? "", to: data.to ?? "" };
    case "exchange_connected":
      return { dxpId: data.dxpId ?? "" };
    case "product_customs_saved":
      return { sku: data.sku ?? "" };
    case "declaration_stopped":
      return { code: data.code ?? "" };
    case "declaration_sent":
      return { submission: data.submission ?? 1 };
    case "declaration_answered":
      return { state: data.state ?? "", words: data.words || "none" };
    case "declaration_withdrawal_requested":
      return { reason: data.reason ?? "" };
    case "bag_opened":
      return { code: data.code ?? "", method: data.method ?? "" };
    case "bag_closed":
    case "bag_reopened":
    case "bag_discarded":
      return { code: data.code ?? "", count: data.count ?? 0 };
    case "parcel_taken_out":
      return { bag: data.bag ?? "", number: data.number ?? "" };
    case "bags_handed_over":
      return {
        ...{ code: data.code ?? "", bags: data.bags ?? 0, parcels: data.parcels ?? 0, method: data.method ?? "" },
      };
    case "parcel_to_intercept":
      return { waybillNo: data.waybillNo ?? "" };
    case "incident_raised":
    case "incident_taken_over":
      return { kind: data.kind ?? "", number: data.number ?? "" };
    case "incident_assigned":
      return { kind: data.kind ?? "", number: data.number ?? "", to: data.to ?? "" };
    case "incident_moved":
      return { kind: data.kind ?? "", number: data.number ?? "", state: data.state ?? "" };
    case "incident_file_added":
    case "incident_file_removed":
    case "incident_file_viewed":
      return { kind: data.kind ?? "", number: data.number ?? "", file: data.file ?? "" };
    case "incident_reopened":
    case "incident_resolved":
      return { kind: data.kind ?? "", number: data.number ?? "", note: data.note ?? "" };
    case "incident_closed":
      return { kind: data.kind ?? "", number: data.number ?? "", by: data.by ?? "" };
    case "master_list_sent":
      return { billNo: data.billNo ?? "", parcels: data.parcels ?? 0, leftOut: data.leftOut ?? 0 };
    case "summary_sent":
      return { month: data.month ?? "", lists: data.lists ?? 0, leftOut: data.leftOut ?? 0 };
    case "export_declaration_received":
      return { entryId: data.entryId || "none", lists: data.lists ?? 0 };
    case "customs_settings_saved":
    case "declaration_corrected":
    case "seller_resumed":
    case "application_change_withdrawn":
    case "rehearsal_started":
    case "order_released":
    case "waybill_cancelled":
    case "test_page_printed":
    case "notices_marked":
      return {};
  }
}

function countsOf(counts: Counts | undefined, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, counts?.[name] ?? 0]));
}

/** Hundredths of a percent as a percentage: 1300 → "13". */
function percentOf(bp: number): string {
  return String(bp / 100);
}
