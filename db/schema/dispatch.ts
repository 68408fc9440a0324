import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { gatewayEnvironments } from "#lib/carriers/connection";
import { waybillStates } from "#lib/dispatch/states";
import { noticeStates } from "#lib/orders/states";
import { frozenKinds } from "#lib/papers/paper-kinds";
import { bytes, instant, listCheck, oneOf, searchTerm, sellerIdColumn } from "./columns.ts";
import { orders } from "./orders.ts";
import { stores } from "./sellers.ts";

/** Parcels taken by one click. */
export const batches = pgTable(
  "batches",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    parcelCount: integer("parcel_count").notNull(),
    /** The browser's key of the confirmation: a double click or a retry finds the batch that it made. */
    requestKey: text("request_key").notNull(),
    receipt: jsonb("receipt").$type<unknown>().notNull(),
    /** Since when nothing new of it is sent, and who said so; null while it runs. */
    pausedAt: instant("paused_at"),
    pausedBy: text("paused_by"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("batches_request").on(table.sellerId, table.requestKey),
    index("batches_created").on(table.sellerId, table.createdAt, table.id),
  ],
);

/** What is weighed and labelled. */
export const parcels = pgTable(
  "parcels",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    orderId: uuid("order_id").notNull(),
    batchId: uuid("batch_id").notNull(),
    /** Place in the batch's list: labels print in this order. */
    position: integer("position").notNull(),
    country: text("country").notNull(),
    weightGrams: integer("weight_grams").notNull(),
    lengthMm: integer("length_mm"),
    widthMm: integer("width_mm"),
    heightMm: integer("height_mm"),
    solutionCode: text("solution_code").notNull(),
    /** USD cents; null when the solution has no published price for it. */
    priceMinor: bigint("price_minor", { mode: "number" }),
    /** The quote with its fee lines, card and exchange rate, as agreed to. */
    quote: jsonb("quote").$type<unknown>().notNull(),
    /** Who decided on the solution: the dispatcher's pick, a template or the recommendation. */
    decidedBy: text("decided_by").notNull().default("recommendation"),
    templateId: uuid("template_id"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
    foreignKey({ columns: [table.sellerId, table.batchId], foreignColumns: [batches.sellerId, batches.id] }),
    index("parcels_order").on(table.sellerId, table.orderId),
    uniqueIndex("parcels_batch").on(table.sellerId, table.batchId, table.position),
  ],
);

/** The carrier's contract for a parcel; its id is the idempotency key at the carrier. */
export const waybills = pgTable(
  "waybills",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    parcelId: uuid("parcel_id").notNull(),
    orderId: uuid("order_id").notNull(),
    storeId: uuid("store_id").notNull(),
    batchId: uuid("batch_id").notNull(),
    carrierCode: text("carrier_code").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    solutionCode: text("solution_code").notNull(),
    country: text("country").notNull(),
    state: oneOf("state", waybillStates).notNull(),
    /** 物流订单号, 运单号, 尾程单号. */
    lpNumber: searchTerm("lp_number"),
    trackingNumber: searchTerm("tracking_number"),
    lastMileNumber: text("last_mile_number"),
    laneCode: text("lane_code"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    /** True once an answer left open whether the carrier acted: what no later refusal of key or set-up clears up. */
    outcomeUnclear: boolean("outcome_unclear").notNull().default(false),
    /** When that was: people are told since when, and the job that asks after it counts from here. */
    unclearSince: instant("unclear_since"),
    failureCode: text("failure_code"),
    failureText: text("failure_text").notNull().default(""),
    /** Fields that the carrier's refusal named, as in `refusalFields`. */
    failureFields: jsonb("failure_fields").$type<readonly string[]>().notNull().default([]),
    /** The carrier's code behind the failure where no table explains it: staff may, now or later. */
    failureAnswer: text("failure_answer"),
    /** The booking as it was confirmed: every retry sends the same. */
    booking: jsonb("booking").$type<unknown>().notNull(),
    cancelReason: text("cancel_reason"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    bookedAt: instant("booked_at"),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.parcelId], foreignColumns: [parcels.sellerId, parcels.id] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
    foreignKey({ columns: [table.sellerId, table.batchId], foreignColumns: [batches.sellerId, batches.id] }),
    foreignKey({ columns: [table.sellerId, table.storeId], foreignColumns: [stores.sellerId, stores.id] }),
    uniqueIndex("waybills_live")
      .on(table.sellerId, table.parcelId)
      .where(sql`state in ('queued', 'sending', 'booked', 'unclear', 'cancelling')`),
    uniqueIndex("waybills_lp").on(table.sellerId, table.lpNumber),
    index("waybills_tracking").on(table.sellerId, table.trackingNumber),
    index("waybills_order").on(table.sellerId, table.orderId),
    index("waybills_batch").on(table.sellerId, table.batchId, table.state),
    index("waybills_counts").on(table.sellerId, table.state, table.country, table.carrierCode, table.failureCode),
    index("waybills_answer")
      .on(table.sellerId, table.carrierCode, table.failureAnswer)
      .where(sql`failure_answer is not null`),
    index("waybills_created").on(table.sellerId, table.createdAt, table.id),
    index("waybills_state").on(table.sellerId, table.state, table.createdAt),
    listCheck("waybills_state_check", table.state, waybillStates),
    listCheck("waybills_environment_check", table.environment, gatewayEnvironments),
  ],
);

/** A paper is frozen data, layout version and hash, with who and when, written with the settlement. */
export const papers = pgTable(
  "papers",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    kind: oneOf("kind", frozenKinds).notNull(),
    waybillId: uuid("waybill_id").notNull(),
    data: jsonb("data").$type<unknown>().notNull(),
    layoutVersion: integer("layout_version").notNull(),
    hash: text("hash").notNull(),
    /** Who confirmed the batch, so that the parcel was booked. */
    frozenBy: text("frozen_by").notNull().default(""),
    printedAt: instant("printed_at"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    uniqueIndex("papers_waybill").on(table.sellerId, table.waybillId, table.kind),
    index("papers_frozen").on(table.sellerId, table.kind, table.createdAt, table.waybillId),
    listCheck("papers_kind_check", table.kind, frozenKinds),
  ],
);

/** A PDF rendered once: `key` is the hash of its papers' hashes in order, with the layout version. */
export const paperFiles = pgTable(
  "paper_files",
  {
    sellerId: sellerIdColumn(),
    key: text("key").notNull(),
    pages: integer("pages").notNull(),
    content: bytes("content").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.sellerId, table.key] })],
);

/** 声明发货: the number's way back to AliExpress, one per booked waybill and order that travels with it. */
export const shipmentNotices = pgTable(
  "shipment_notices",
  {
    sellerId: sellerIdColumn(),
    waybillId: uuid("waybill_id").notNull(),
    orderId: uuid("order_id").notNull(),
    storeId: uuid("store_id").notNull(),
    state: oneOf("state", noticeStates).notNull().default("pending"),
    /** The order's deadline: a number not uploaded by then counts as not delivered. */
    deadlineAt: instant("deadline_at"),
    serviceName: text("service_name").notNull(),
    trackingNumber: text("tracking_number").notNull(),
    isPartial: boolean("is_partial").notNull().default(false),
    exportId: uuid("export_id"),
    exportedAt: instant("exported_at"),
    declaredAt: instant("declared_at"),
    /** What the platform shows instead, when it differs. */
    difference: text("difference"),
    platformNumber: text("platform_number"),
    platformService: text("platform_service"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.waybillId, table.orderId] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
    index("shipment_notices_lane").on(table.sellerId, table.state, table.deadlineAt),
    index("shipment_notices_order").on(table.sellerId, table.orderId),
    listCheck("shipment_notices_state_check", table.state, noticeStates),
  ],
);

export const noticeExports = pgTable(
  "notice_exports",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    storeId: uuid("store_id").notNull(),
    format: oneOf("format", ["xlsx", "csv"]).notNull(),
    count: integer("count").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.storeId], foreignColumns: [stores.sellerId, stores.id] }),
    listCheck("notice_exports_format_check", table.format, ["xlsx", "csv"]),
  ],
);

/** The saved column mapping of the upload file, per store. */
export const noticeLayouts = pgTable(
  "notice_layouts",
  {
    sellerId: sellerIdColumn(),
    storeId: uuid("store_id").notNull(),
    columns: jsonb("columns").$type<unknown>().notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.storeId] }),
    foreignKey({ columns: [table.sellerId, table.storeId], foreignColumns: [stores.sellerId, stores.id] }),
  ],
);
