import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { parcelExportStates } from "#lib/tracking/exports";
import { bytes, instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { sellers } from "./sellers.ts";

/**
 * Seller table: lists of parcels that a job writes into a file, to be fetched until it expires. The file stays here and not
 * in the storage: a few megabytes for a day, of what stands in the tables beside it.
 */
export const parcelExports = pgTable(
  "parcel_exports",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    /** The list's address: its filters and its order. */
    query: text("query").notNull(),
    locale: text("locale").notNull(),
    timeZone: text("time_zone").notNull(),
    state: oneOf("state", parcelExportStates).notNull().default("queued"),
    /** Parcels in all, and how many are written. */
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    byteLength: integer("byte_length").notNull().default(0),
    content: bytes("content"),
    createdBy: text("created_by").notNull(),
    createdById: uuid("created_by_id").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    expiresAt: instant("expires_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    index("parcel_exports_created").on(table.sellerId, table.createdById, table.createdAt),
    // the sweep asks which sellers have something to clear away
    index("parcel_exports_due").on(table.state, table.expiresAt),
    listCheck("parcel_exports_state_check", table.state, parcelExportStates),
  ],
);
