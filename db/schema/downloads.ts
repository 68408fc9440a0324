import { sql } from "drizzle-orm";
import {
  bigint,
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
import { type DownloadContent, downloadStates } from "#lib/papers/downloads";
import { paperLanguages } from "#lib/papers/paper-kinds";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { sellers } from "./sellers.ts";

/** Seller table: papers of a day or month, packed by a job into one ZIP that can be fetched until it expires. */
export const paperDownloads = pgTable(
  "paper_downloads",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    /** A day (2026-11-25) or a month (2026-11) in China, by when papers were frozen. */
    period: text("period").notNull(),
    contents: jsonb("contents").$type<readonly DownloadContent[]>().notNull(),
    language: oneOf("language", paperLanguages).notNull(),
    state: oneOf("state", downloadStates).notNull().default("queued"),
    /** Parcels in all, and how many are packed. */
    total: integer("total").notNull().default(0),
    done: integer("done").notNull().default(0),
    byteLength: bigint("byte_length", { mode: "number" }).notNull().default(0),
    /** Characters that no font holds were marked on so many papers. */
    marked: integer("marked").notNull().default(0),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    expiresAt: instant("expires_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    index("paper_downloads_created").on(table.sellerId, table.createdAt, table.id),
    // the sweep asks which sellers have something to clear away
    index("paper_downloads_due").on(table.state, table.expiresAt),
    listCheck("paper_downloads_language_check", table.language, paperLanguages),
    listCheck("paper_downloads_state_check", table.state, downloadStates),
  ],
);

/** Seller table: the ZIP in parts, each a sealed file in the storage with a key of its own. */
export const paperDownloadParts = pgTable(
  "paper_download_parts",
  {
    sellerId: sellerIdColumn(),
    /** Names the file in the storage. */
    fileId: uuid("file_id").notNull(),
    downloadId: uuid("download_id").notNull(),
    position: integer("position").notNull(),
    keySealed: text("key_sealed").notNull(),
    byteLength: integer("byte_length").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.fileId] }),
    foreignKey({
      columns: [table.sellerId, table.downloadId],
      foreignColumns: [paperDownloads.sellerId, paperDownloads.id],
    }),
    uniqueIndex("paper_download_parts_position").on(table.sellerId, table.downloadId, table.position),
  ],
);
