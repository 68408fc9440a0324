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
import { presetKeys } from "#lib/routing/presets";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { sellers } from "./sellers.ts";

/** How a seller wants solutions to be weighed. */
export const routingSettings = pgTable(
  "routing_settings",
  {
    sellerId: sellerIdColumn(),
    preset: oneOf("preset", presetKeys).notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    listCheck("routing_settings_preset_check", table.preset, presetKeys),
  ],
);

/** The seller's own country groups; the predefined ones are data of `lib/routing`. */
export const countryGroups = pgTable(
  "country_groups",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    countries: jsonb("countries").$type<readonly string[]>().notNull(),
    version: integer("version").notNull().default(1),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    archivedAt: instant("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("country_groups_name").on(table.sellerId, table.name).where(sql`archived_at is null`),
  ],
);

/** 物流模板: the seller's solution for countries, weights, speed, goods and order values. Archived, never deleted. */
export const templates = pgTable(
  "templates",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    /** Smaller comes first. */
    position: integer("position").notNull(),
    /** Group references and country codes, as `lib/routing` reads them. */
    destinations: jsonb("destinations").$type<unknown>().notNull(),
    fromGrams: integer("from_grams").notNull(),
    toGrams: integer("to_grams").notNull(),
    /** Days at most to the door; null: any. */
    maxDays: integer("max_days"),
    /** Kinds of goods; empty: any. */
    cargoKinds: jsonb("cargo_kinds").$type<readonly string[]>().notNull(),
    /** What the buyer paid, USD cents: more than, up to; null: any. */
    overUsdMinor: bigint("over_usd_minor", { mode: "number" }),
    upToUsdMinor: bigint("up_to_usd_minor", { mode: "number" }),
    solutionCode: text("solution_code").notNull(),
    /** 智能推荐优先. */
    recommendationFirst: boolean("recommendation_first").notNull(),
    /** Insurance, duty prepaid, return label: what is switched on. */
    services: jsonb("services").$type<unknown>().notNull(),
    isActive: boolean("is_active").notNull().default(true),
    version: integer("version").notNull().default(1),
    updatedBy: text("updated_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    archivedAt: instant("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("templates_name").on(table.sellerId, table.name).where(sql`archived_at is null`),
    index("templates_order").on(table.sellerId, table.position, table.id),
  ],
);

/** What the seller's own parcels say of a lane: counts and days, written by its nightly job. */
export const laneCounts = pgTable(
  "lane_counts",
  {
    sellerId: sellerIdColumn(),
    solutionCode: text("solution_code").notNull(),
    country: text("country").notNull(),
    /** Counts and a histogram of days, as `lib/routing` reads it. */
    counts: jsonb("counts").$type<unknown>().notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.solutionCode, table.country] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
  ],
);

/** Reference table: the same over all sellers of this installation; says nothing of any one of them. */
export const laneHistories = pgTable(
  "lane_histories",
  {
    solutionCode: text("solution_code").notNull(),
    country: text("country").notNull(),
    counts: jsonb("counts").$type<unknown>().notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.solutionCode, table.country] })],
);

/** Lanes on which the seller's parcels have no price: counts by weight band, written by its nightly job and raised at dispatch. */
export const unpricedLanes = pgTable(
  "unpriced_lanes",
  {
    sellerId: sellerIdColumn(),
    solutionCode: text("solution_code").notNull(),
    country: text("country").notNull(),
    /** Band of chargeable weight by its first gram, as `lib/rates` cuts them. */
    fromGrams: integer("from_grams").notNull(),
    /** Orders that wait and could go with it. */
    waiting: integer("waiting").notNull().default(0),
    /** Of these, those for which it is chosen in spite of that. */
    chosen: integer("chosen").notNull().default(0),
    /** Parcels of the last ninety days that went with it without a price. */
    shipped: integer("shipped").notNull().default(0),
    since: instant("since").notNull().default(sql`now()`),
    countedAt: instant("counted_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.solutionCode, table.country, table.fromGrams] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
  ],
);
