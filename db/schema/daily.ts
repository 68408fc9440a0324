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
import { judgeMarkKinds, lanes } from "#lib/dispatch/daily-lanes";
import { instant, listCheck, oneOf, searchTerm, sellerIdColumn } from "./columns.ts";
import { orders } from "./orders.ts";

/** A seller's own words for orders. */
export const tags = pgTable(
  "tags",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("tags_name").on(table.sellerId, table.name),
  ],
);

export const orderTags = pgTable(
  "order_tags",
  {
    sellerId: sellerIdColumn(),
    tagId: uuid("tag_id").notNull(),
    orderId: uuid("order_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.tagId, table.orderId] }),
    foreignKey({ columns: [table.sellerId, table.tagId], foreignColumns: [tags.sellerId, tags.id] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
    index("order_tags_order").on(table.sellerId, table.orderId),
  ],
);

/** A list as somebody likes it: filters, sort and columns under a name, for one's self or for the whole team. */
export const savedViews = pgTable(
  "saved_views",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    /** Which list: its name in code (`dispatch`, `waybills` …). */
    screen: text("screen").notNull(),
    name: text("name").notNull(),
    /** The address's query: it is the list's whole state. */
    query: text("query").notNull(),
    columns: jsonb("columns").$type<unknown>(),
    personId: uuid("person_id").notNull(),
    isShared: boolean("is_shared").notNull().default(false),
    /** What the person sees when the list is opened without any filter. */
    isDefault: boolean("is_default").notNull().default(false),
    version: integer("version").notNull().default(1),
    position: integer("position").notNull().default(0),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("saved_views_name").on(table.sellerId, table.screen, table.personId, table.name),
    index("saved_views_shared").on(table.sellerId, table.screen, table.isShared),
    uniqueIndex("saved_views_default").on(table.sellerId, table.screen, table.personId).where(sql`is_default`),
  ],
);

/** Where a seller's waiting orders are judged: its lock makes one writer of standings at a time. */
export const dailyStates = pgTable(
  "daily_states",
  {
    sellerId: sellerIdColumn(),
    /** Hash of everything that all orders are judged by: day, book, templates, addresses, gates. */
    basis: text("basis").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.sellerId] })],
);

/** Something changed that some orders are judged by. Only ever added by those who write, so that they wait for nobody. */
export const judgeMarks = pgTable(
  "judge_marks",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    kind: oneOf("kind", judgeMarkKinds).notNull(),
    subject: text("subject").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    listCheck("judge_marks_kind_check", table.kind, judgeMarkKinds),
  ],
);

/**
 * How each waiting order stands: what the daily screen filters, sorts and counts by. A copy, made anew from the orders by
 * the plan's own judgement; narrow, since counters read all of it. What is unknown sorts as the last or the least.
 */
export const orderStandings = pgTable(
  "order_standings",
  {
    sellerId: sellerIdColumn(),
    orderId: uuid("order_id").notNull(),
    /** The state's basis under which it was judged; another one: to be judged again. */
    basis: text("basis").notNull(),
    /** Null until it was judged for the first time. */
    lane: oneOf("lane", lanes),
    shipByAt: instant("ship_by_at").notNull(),
    storeId: uuid("store_id").notNull(),
    country: text("country").notNull().default(""),
    solutionCode: text("solution_code").notNull().default(""),
    templateId: uuid("template_id"),
    cargoKind: text("cargo_kind").notNull().default(""),
    weightGrams: integer("weight_grams").notNull().default(-1),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull().default(-1),
    hasRemark: boolean("has_remark").notNull().default(false),
    /** All that counters tell apart, as one word. */
    cell: text("cell").notNull().default(""),
    /** The order's search words, each behind a space: counters read every standing anyway, and need no other table. */
    words: searchTerm("words").notNull().default(""),
    /** By which earlier parcels and kept tax ids are found. */
    buyerName: text("buyer_name").notNull().default(""),
    buyerKey: text("buyer_key").notNull().default(""),
    /** Those with the same words here may go in one parcel; "": never offered. */
    mergeKey: text("merge_key").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.orderId] }),
    index("order_standings_lane").on(table.sellerId, table.lane, table.shipByAt, table.orderId),
    index("order_standings_country").on(table.sellerId, table.lane, table.country, table.orderId),
    index("order_standings_weight").on(table.sellerId, table.lane, table.weightGrams, table.orderId),
    index("order_standings_price").on(table.sellerId, table.lane, table.priceMinor, table.orderId),
    index("order_standings_basis").on(table.sellerId, table.basis),
    index("order_standings_buyer").on(table.sellerId, table.buyerName),
    index("order_standings_buyer_key").on(table.sellerId, table.buyerKey),
    index("order_standings_merge").on(table.sellerId, table.mergeKey).where(sql`merge_key <> ''`),
    listCheck("order_standings_lane_check", table.lane, lanes),
  ],
);

/** The row of the daily screen as it is shown: read for the page in sight only. */
export const orderCards = pgTable(
  "order_cards",
  {
    sellerId: sellerIdColumn(),
    orderId: uuid("order_id").notNull(),
    card: jsonb("card").$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sellerId, table.orderId] })],
);

/** Why orders need a hand, by reason and by the thing to repair. */
export const orderReasons = pgTable(
  "order_reasons",
  {
    sellerId: sellerIdColumn(),
    orderId: uuid("order_id").notNull(),
    code: text("code").notNull(),
    /** The thing to repair, "" where the order itself is. */
    subject: text("subject").notNull(),
    /** It is the order's only one. */
    frees: boolean("frees").notNull(),
    /** The first of its code in the order: these are counted by code. */
    isFirst: boolean("is_first").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.orderId, table.code, table.subject] }),
    index("order_reasons_code").on(table.sellerId, table.code, table.subject, table.orderId),
  ],
);
