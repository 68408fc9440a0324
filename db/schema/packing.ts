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
import { printReasons } from "#lib/papers/print-kinds";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { waybills } from "./dispatch.ts";

/** How one work place prints; which profile a work place uses is kept in its browser. */
export const printProfiles = pgTable(
  "print_profiles",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    settings: jsonb("settings").$type<unknown>().notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    version: integer("version").notNull().default(1),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("print_profiles_name").on(table.sellerId, table.name),
    uniqueIndex("print_profiles_default").on(table.sellerId).where(sql`is_default`),
  ],
);

/** Every print of a label: the first, and each reprint, which buys nothing. */
export const labelPrints = pgTable(
  "label_prints",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    waybillId: uuid("waybill_id").notNull(),
    reason: oneOf("reason", printReasons).notNull(),
    isReprint: boolean("is_reprint").notNull(),
    profile: text("profile").notNull().default(""),
    by: text("by").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    index("label_prints_waybill").on(table.sellerId, table.waybillId, table.at),
    index("label_prints_at").on(table.sellerId, table.at),
    listCheck("label_prints_reason_check", table.reason, printReasons),
  ],
);

/** What the packing table found: contents verified by scanning, and the weight on the scales. */
export const packingChecks = pgTable(
  "packing_checks",
  {
    sellerId: sellerIdColumn(),
    waybillId: uuid("waybill_id").notNull(),
    /** SKUs as scanned, with their counts; null: not verified. */
    contents: jsonb("contents").$type<unknown>(),
    contentsAt: instant("contents_at"),
    measuredGrams: integer("measured_grams"),
    measuredAt: instant("measured_at"),
    by: text("by").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.waybillId] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
  ],
);
