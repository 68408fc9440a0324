import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { incidentKinds, severities, subjectKinds } from "#lib/incidents/kinds";
import { incidentStates, incidentSteps } from "#lib/incidents/life";
import { keptDocumentKinds } from "#lib/kit/document-file";
import { stages } from "#lib/tracking/stages";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { waybills } from "./dispatch.ts";

/** Severities from the worst, as the database orders by them. */
export const severityOrder = `array_position(array[${severities.map((one) => `'${one}'`).join(",")}]::text[], severity)`;

/** Seller table: a parcel in trouble, or many with one cause, open until a person or an event ends it. */
export const incidents = pgTable(
  "incidents",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    kind: oneOf("kind", incidentKinds).notNull(),
    severity: oneOf("severity", severities).notNull(),
    state: oneOf("state", incidentStates).notNull().default("open"),
    /** Null: it is about many parcels, which name it in their `groupId`. */
    waybillId: uuid("waybill_id"),
    orderNumber: text("order_number").notNull().default(""),
    waybillNo: text("waybill_no").notNull().default(""),
    /** The lane; "" where many parcels of several lanes share a cause. */
    country: text("country").notNull().default(""),
    solutionCode: text("solution_code").notNull().default(""),
    carrierCode: text("carrier_code").notNull().default(""),
    /** Where, in the carrier's words. */
    place: text("place").notNull().default(""),
    /** What it is about: the declaration, the parcel (its waybill), the hand-over list, or a lane's own key. */
    subjectKind: oneOf("subject_kind", subjectKinds).notNull(),
    subjectId: uuid("subject_id").notNull(),
    /** The incident of many parcels that this one belongs to. */
    groupId: uuid("group_id"),
    /** The outside's own words and code, as said last. */
    words: text("words").notNull().default(""),
    status: text("status").notNull().default(""),
    /** The event that raised it or was merged into it last, and how many there were. */
    lastEvent: text("last_event").notNull(),
    count: integer("count").notNull().default(1),
    reopened: integer("reopened").notNull().default(0),
    /** When it happened first, by the outside's clock; when ALP heard of it first and last. */
    happenedAt: instant("happened_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** When silence became too long; null: an event raised it. */
    silenceDueAt: instant("silence_due_at"),
    lastAt: instant("last_at").notNull(),
    raisedAt: instant("raised_at").notNull(),
    dueAt: instant("due_at").notNull(),
    ownerId: uuid("owner_id"),
    ownerName: text("owner_name").notNull().default(""),
    closedAt: instant("closed_at"),
    /** `event`: `closed_by` is its key; `person`: its name. */
    closedKind: oneOf("closed_kind", ["event", "person"]),
    closedBy: text("closed_by").notNull().default(""),
    /** What a person wrote when it was resolved. */
    note: text("note").notNull().default(""),
    /** Raised with every change: who comes second is told. */
    version: integer("version").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    uniqueIndex("incidents_unsettled").on(table.sellerId, table.subjectId, table.kind).where(sql`closed_at is null`),
    index("incidents_subject").on(table.sellerId, table.subjectId, table.raisedAt),
    index("incidents_waybill").on(table.sellerId, table.waybillId),
    index("incidents_group").on(table.sellerId, table.groupId, table.id).where(sql`group_id is not null`),
    index("incidents_cause").on(table.sellerId, table.kind, table.raisedAt),
    index("incidents_due").on(table.sellerId, table.dueAt, table.id).where(sql`closed_at is null`),
    // what the overview counts, read from the index alone
    index("incidents_counts")
      .on(
        ...([table.sellerId, table.severity, table.kind, table.state, table.ownerId, table.ownerName] as const),
        ...([table.country, table.solutionCode, table.dueAt] as const),
      )
      .where(sql`closed_at is null and group_id is null`),
    // the list from the worst, page by page
    index("incidents_worst")
      .on(table.sellerId, sql.raw(`(${severityOrder})`), table.dueAt, table.id)
      .where(sql`closed_at is null and group_id is null`),
    index("incidents_done").on(table.sellerId, table.closedAt, table.id).where(sql`closed_at is not null`),
    index("incidents_open").on(table.sellerId).where(sql`state = 'open'`),
    listCheck("incidents_kind_check", table.kind, incidentKinds),
    listCheck("incidents_severity_check", table.severity, severities),
    listCheck("incidents_state_check", table.state, incidentStates),
    listCheck("incidents_subject_kind_check", table.subjectKind, subjectKinds),
    listCheck("incidents_closed_kind_check", table.closedKind, ["event", "person"]),
  ],
);

/** Seller table: what an incident went through, and the notes on it: written, never changed. */
export const incidentHistory = pgTable(
  "incident_history",
  {
    sellerId: sellerIdColumn(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    incidentId: uuid("incident_id").notNull(),
    step: oneOf("step", incidentSteps).notNull(),
    /** The state that it was in afterwards. */
    state: oneOf("state", incidentStates).notNull(),
    /** The person's name; "": an event. */
    by: text("by").notNull().default(""),
    /** A note's text, a closing event's key, an owner's name, a file's name, an instant. */
    text: text("text").notNull().default(""),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.incidentId], foreignColumns: [incidents.sellerId, incidents.id] }),
    index("incident_history_incident").on(table.sellerId, table.incidentId, table.id),
    listCheck("incident_history_step_check", table.step, incidentSteps),
    listCheck("incident_history_state_check", table.state, incidentStates),
  ],
);

/** Seller table: what people attached to an incident, sealed with a key of its own; one taken off stays on record. */
export const incidentFiles = pgTable(
  "incident_files",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    incidentId: uuid("incident_id").notNull(),
    fileName: text("file_name").notNull(),
    fileKind: oneOf("file_kind", keptDocumentKinds).notNull(),
    byteLength: integer("byte_length").notNull(),
    pages: integer("pages").notNull(),
    sha256: text("sha256").notNull(),
    /** The file's own key, sealed by the vault. */
    keySealed: text("key_sealed").notNull(),
    addedBy: text("added_by").notNull(),
    addedAt: instant("added_at").notNull().default(sql`now()`),
    removedAt: instant("removed_at"),
    removedBy: text("removed_by"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.incidentId], foreignColumns: [incidents.sellerId, incidents.id] }),
    uniqueIndex("incident_files_standing")
      .on(table.sellerId, table.incidentId, table.sha256)
      .where(sql`removed_at is null`),
    listCheck("incident_files_kind_check", table.fileKind, keptDocumentKinds),
  ],
);

/**
 * Reference table: how long parcels of all sellers stayed in a stage, from the narrowest to the widest ("" is any), and the
 * budget that follows; written anew by a nightly job.
 */
export const dwellBudgets = pgTable(
  "dwell_budgets",
  {
    serviceClass: text("service_class").notNull(),
    solutionCode: text("solution_code").notNull().default(""),
    country: text("country").notNull().default(""),
    stage: oneOf("stage", stages).notNull(),
    sample: integer("sample").notNull(),
    /** What 95 of 100 did not exceed. */
    p95Days: integer("p95_days").notNull(),
    /** The budget that follows, drawn towards the wider row and the published time. */
    budgetHours: integer("budget_hours").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.serviceClass, table.solutionCode, table.country, table.stage] }),
    listCheck("dwell_budgets_stage_check", table.stage, stages),
  ],
);
