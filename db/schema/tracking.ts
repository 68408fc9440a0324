import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { exceptionKinds, stages } from "#lib/tracking/stages";
import { instant, listCheck, oneOf, searchTerm, sellerIdColumn } from "./columns.ts";
import { waybills } from "./dispatch.ts";

/** Every event as received, once. */
export const trackingEvents = pgTable(
  "tracking_events",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    waybillId: uuid("waybill_id").notNull(),
    /** Same event, same key, however often it is pushed. */
    eventKey: text("event_key").notNull(),
    source: oneOf("source", ["push", "poll"]).notNull(),
    vocabulary: text("vocabulary").notNull(),
    code: text("code").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** The carrier's own time text and zone. */
    timeText: text("time_text").notNull(),
    timeZone: text("time_zone").notNull().default(""),
    description: text("description").notNull().default(""),
    place: text("place").notNull().default(""),
    raw: jsonb("raw").$type<unknown>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    uniqueIndex("tracking_events_key").on(table.sellerId, table.waybillId, table.eventKey),
    index("tracking_events_time").on(table.sellerId, table.waybillId, table.occurredAt),
    listCheck("tracking_events_source_check", table.source, ["push", "poll"]),
  ],
);

/** Where each parcel stands, folded from its events; one row per booked waybill. */
export const trackingStates = pgTable(
  "tracking_states",
  {
    sellerId: sellerIdColumn(),
    waybillId: uuid("waybill_id").notNull(),
    stage: oneOf("stage", stages).notNull(),
    substage: text("substage").notNull().default(""),
    exception: oneOf("exception", exceptionKinds),
    country: text("country").notNull(),
    solutionCode: text("solution_code").notNull(),
    trackingNumber: searchTerm("tracking_number").notNull(),
    orderNumber: searchTerm("order_number").notNull(),
    stageSince: instant("stage_since"),
    lastEventAt: instant("last_event_at"),
    lastCode: text("last_code").notNull().default(""),
    lastText: text("last_text").notNull().default(""),
    eventCount: integer("event_count").notNull().default(0),
    unknownCount: integer("unknown_count").notNull().default(0),
    /** The fold's own state and milestones, as `lib/tracking` defines them. */
    fold: jsonb("fold").$type<unknown>().notNull(),
    /** When its silence is to be judged next; null: nothing is awaited. */
    dueAt: instant("due_at"),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.waybillId] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    // the sweep asks which sellers' parcels are due
    index("tracking_states_due").on(table.dueAt, table.sellerId, table.waybillId).where(sql`due_at is not null`),
    index("tracking_states_stage").on(table.sellerId, table.stage, table.updatedAt, table.waybillId),
    index("tracking_states_updated").on(table.sellerId, table.updatedAt, table.waybillId),
    index("tracking_states_exception").on(table.sellerId, table.exception, table.updatedAt),
    index("tracking_states_number").on(table.sellerId, table.trackingNumber),
    index("tracking_states_order").on(table.sellerId, table.orderNumber),
    listCheck("tracking_states_stage_check", table.stage, stages),
    listCheck("tracking_states_exception_check", table.exception, exceptionKinds),
  ],
);
