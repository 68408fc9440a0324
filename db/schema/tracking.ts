import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { exceptionKinds, stages } from "#lib/tracking/stages";
import type { Trace } from "#lib/tracking/trace";
import { bytes, instant, listCheck, oneOf, searchTerm, sellerIdColumn, transactionId } from "./columns.ts";
import { waybills } from "./dispatch.ts";
import { sellers } from "./sellers.ts";

/**
 * Every event as received, once. Partitioned by the event's own instant, a month each, absurd ones in the default; the
 * partitions lie in the schema `partitions`, where no role may go. Drizzle knows no partitions: migration 0023 makes them
 * by hand. No foreign key: whoever writes events holds the parcel's row of `tracking_traces`, which has one.
 */
export const trackingEvents = pgTable(
  "tracking_events",
  {
    sellerId: sellerIdColumn(),
    waybillId: uuid("waybill_id").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    /** Same event, same key, however often it is told. */
    eventKey: text("event_key").notNull(),
    source: oneOf("source", ["push", "poll"]).notNull(),
    vocabulary: text("vocabulary").notNull(),
    code: text("code").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** The carrier's own time text and zone. */
    timeText: text("time_text").notNull(),
    timeZone: text("time_zone").notNull().default(""),
    description: text("description").notNull().default(""),
    place: text("place").notNull().default(""),
    raw: jsonb("raw").$type<unknown>().notNull(),
  },
  (table) => [
    primaryKey({
      name: "tracking_events_pk",
      columns: [table.sellerId, table.waybillId, table.occurredAt, table.eventKey],
    }),
    listCheck("tracking_events_source_check", table.source, ["push", "poll"]),
  ],
);

/**
 * Seller table: events that are over their time among `tracking_events`, compressed. In parts of bounded size, in the order
 * of waybill, instant and key; `lib/tracking/archived-events.ts` says what a part's text holds.
 */
export const trackingArchive = pgTable(
  "tracking_archive",
  {
    sellerId: sellerIdColumn(),
    /** The month of their instants, as `2024-10`; `stray`: of events that lay in no month's partition. */
    month: text("month").notNull(),
    /** From 1 on. */
    part: integer("part").notNull(),
    eventCount: integer("event_count").notNull(),
    firstWaybillId: uuid("first_waybill_id").notNull(),
    lastWaybillId: uuid("last_waybill_id").notNull(),
    /** With `lastWaybillId` the place of its last event: the month's next part begins behind it. */
    lastOccurredAt: instant("last_occurred_at").notNull(),
    lastEventKey: text("last_event_key").notNull(),
    /** Of the text before it was compressed. */
    byteLength: integer("byte_length").notNull(),
    sha256: text("sha256").notNull(),
    content: bytes("content").notNull(),
    /** From when its keeping counts: the end of its month; of strays, when the last of them was received. */
    datedAt: instant("dated_at").notNull(),
    archivedAt: instant("archived_at").notNull(),
    /** When it was read back and equal to the stored events; null: not yet, and so its events stay. */
    provenAt: instant("proven_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.month, table.part] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    // the night's job asks whose archive is over its time
    index("tracking_archive_dated").on(table.datedAt, table.sellerId),
  ],
);

/**
 * What the fold remembers of each parcel, for ever: from it everything about a parcel can be read again. Its row is the lock
 * under which a parcel's news are folded. One per watched waybill.
 */
export const trackingTraces = pgTable(
  "tracking_traces",
  {
    sellerId: sellerIdColumn(),
    waybillId: uuid("waybill_id").notNull(),
    trace: jsonb("trace").$type<Trace>().notNull(),
    lastCode: text("last_code").notNull().default(""),
    lastText: text("last_text").notNull().default(""),
    eventCount: integer("event_count").notNull().default(0),
    unknownCount: integer("unknown_count").notNull().default(0),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.waybillId] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
  ],
);

/**
 * Where each parcel stands, narrow: lists, counts and sweeps read it. Finished parcels leave it 90 days after their end
 * (their trace stays); late news bring them back. Milestones: only what events said, not what follows from later ones.
 */
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
    carrierCode: text("carrier_code").notNull(),
    storeId: uuid("store_id").notNull(),
    templateId: uuid("template_id"),
    /** What the buyer paid for the order, minor units of `currency`. */
    valueMinor: bigint("value_minor", { mode: "number" }),
    currency: text("currency").notNull(),
    trackingNumber: searchTerm("tracking_number").notNull(),
    orderNumber: searchTerm("order_number").notNull(),
    /** The ship date: when the carrier took the booking, else when it was planned. */
    bookedAt: instant("booked_at").notNull(),
    stageSince: instant("stage_since"),
    lastEventAt: instant("last_event_at"),
    pickedUpAt: instant("picked_up_at"),
    leftCountryAt: instant("left_country_at"),
    arrivedAt: instant("arrived_at"),
    clearedAt: instant("cleared_at"),
    lastMileAt: instant("last_mile_at"),
    pickupPointAt: instant("pickup_point_at"),
    deliveredAt: instant("delivered_at"),
    /** When nothing more was awaited of the way to the buyer. */
    endedAt: instant("ended_at"),
    /** When its silence is to be judged next; null: nothing is awaited. */
    dueAt: instant("due_at"),
    /** When the carrier is to be asked next; null: pushes suffice, or it ended. */
    nextPollAt: instant("next_poll_at"),
    /** Since when the carrier answers that it knows no such waybill; null: it knows it, or has had no time to learn of it. */
    unknownSince: instant("unknown_since"),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.waybillId] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    // the sweeps ask which sellers' parcels are due
    index("tracking_states_due").on(table.dueAt, table.sellerId, table.waybillId).where(sql`due_at is not null`),
    index("tracking_states_poll")
      .on(table.nextPollAt, table.sellerId, table.waybillId)
      .where(sql`next_poll_at is not null`),
    index("tracking_states_ended").on(table.sellerId, table.endedAt).where(sql`ended_at is not null`),
    index("tracking_states_stage").on(table.sellerId, table.stage, table.updatedAt, table.waybillId),
    index("tracking_states_updated").on(table.sellerId, table.updatedAt, table.waybillId),
    index("tracking_states_exception")
      .on(table.sellerId, table.exception, table.updatedAt)
      .where(sql`exception is not null`),
    index("tracking_states_number").on(table.sellerId, table.trackingNumber),
    index("tracking_states_order").on(table.sellerId, table.orderNumber),
    listCheck("tracking_states_stage_check", table.stage, stages),
    listCheck("tracking_states_exception_check", table.exception, exceptionKinds),
  ],
);

/**
 * Which parcels' facts changed in which transaction, for those who remember them (`db/queries/parcel-memory.ts`). Written by
 * triggers alone, on all that the facts are read from (migration 0026), so that no way of writing forgets it; kept for a day.
 */
export const parcelChanges = pgTable(
  "parcel_changes",
  {
    sellerId: sellerIdColumn(),
    tx: transactionId("tx").notNull().default(sql`pg_current_xact_id()`),
    waybillId: uuid("waybill_id").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.sellerId, table.tx, table.waybillId] })],
);

/**
 * Reference table: meanings that staff gave to codes which no vocabulary knows. They hold without a release, and only while
 * the row stands; `meaning` is the key of a meaning that the tables of `lib/tracking` know.
 */
export const staffMeanings = pgTable(
  "staff_meanings",
  {
    vocabulary: text("vocabulary").notNull(),
    code: text("code").notNull(),
    meaning: text("meaning").notNull(),
    mappedBy: text("mapped_by").notNull(),
    mappedAt: instant("mapped_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.vocabulary, table.code] })],
);

/** Platform table: pushes that were refused, or accepted with a remark, by day, so that staff see them. The connection only where it exists. */
export const pushRefusals = pgTable(
  "push_refusals",
  {
    day: text("day").notNull(),
    carrierCode: text("carrier_code").notNull(),
    /** Its id; empty for an address that leads to none. */
    connection: text("connection").notNull(),
    verdict: text("verdict").notNull(),
    count: integer("count").notNull(),
    /** The beginning of the last one, legible. */
    sample: text("sample").notNull(),
    firstAt: instant("first_at").notNull(),
    lastAt: instant("last_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.carrierCode, table.connection, table.verdict] }),
    index("push_refusals_last").on(table.lastAt),
  ],
);
