import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { incidentKinds, incidentStates, severities } from "#lib/incidents/kinds";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { waybills } from "./dispatch.ts";

/** Seller table: a parcel in trouble, open until a person or an event ends it. */
export const incidents = pgTable(
  "incidents",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    kind: oneOf("kind", incidentKinds).notNull(),
    severity: oneOf("severity", severities).notNull(),
    state: oneOf("state", incidentStates).notNull().default("open"),
    waybillId: uuid("waybill_id").notNull(),
    orderNumber: text("order_number").notNull(),
    waybillNo: text("waybill_no").notNull(),
    /** What it is about: the declaration. */
    subjectKind: oneOf("subject_kind", ["declaration"]).notNull(),
    subjectId: uuid("subject_id").notNull(),
    /** The outside's own words and code, as said last. */
    words: text("words").notNull().default(""),
    status: text("status").notNull().default(""),
    /** The event that raised it or was merged into it last, and how many there were. */
    lastEvent: text("last_event").notNull(),
    count: integer("count").notNull().default(1),
    /** When it happened first, by customs' clock; when ALP heard of it first and last. */
    happenedAt: instant("happened_at").notNull(),
    receivedAt: instant("received_at").notNull(),
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
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    uniqueIndex("incidents_unsettled")
      .on(table.sellerId, table.subjectId, table.kind)
      .where(sql`state in ('open', 'acknowledged')`),
    index("incidents_subject").on(table.sellerId, table.subjectId, table.raisedAt),
    index("incidents_due").on(table.sellerId, table.dueAt, table.id).where(sql`closed_at is null`),
    index("incidents_done").on(table.sellerId, table.closedAt, table.id).where(sql`closed_at is not null`),
    index("incidents_open").on(table.sellerId).where(sql`state = 'open'`),
    listCheck("incidents_kind_check", table.kind, incidentKinds),
    listCheck("incidents_severity_check", table.severity, severities),
    listCheck("incidents_state_check", table.state, incidentStates),
    listCheck("incidents_subject_kind_check", table.subjectKind, ["declaration"]),
    listCheck("incidents_closed_kind_check", table.closedKind, ["event", "person"]),
  ],
);
