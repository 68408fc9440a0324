import { sql } from "drizzle-orm";
import {
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
import { instant, sellerIdColumn } from "./columns.ts";
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
    position: integer("position").notNull().default(0),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("saved_views_name").on(table.sellerId, table.screen, table.personId, table.name),
    index("saved_views_shared").on(table.sellerId, table.screen, table.isShared),
  ],
);
