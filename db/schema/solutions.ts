import { sql } from "drizzle-orm";
import { bigint, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** Reference table: solutions as data; `offer` is the declaration that `lib/carriers` understands. */
export const solutions = pgTable("solutions", {
  code: text("code").primaryKey(),
  carrierCode: text("carrier_code").notNull(),
  offer: jsonb("offer").$type<unknown>().notNull(),
  position: integer("position").notNull(),
  version: integer("version").notNull().default(1),
  /** Empty while only the shipped list has written the row: staff's words are never overwritten. */
  editedBy: text("edited_by").notNull().default(""),
  /** No longer offered; kept for the parcels that went with it. */
  retiredAt: instant("retired_at"),
  updatedAt: instant("updated_at").notNull().default(sql`now()`),
});

/** Reference table: one dated price list of a solution. Nothing is deleted: an old quote names its card. */
export const rateCards = pgTable(
  "rate_cards",
  {
    id: text("id").primaryKey(),
    solutionCode: text("solution_code").notNull(),
    currency: text("currency").notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    validTo: date("valid_to", { mode: "string" }),
    /** A correction of the card that begins on the same day; the highest one holds. */
    version: integer("version").notNull().default(1),
    source: text("source").notNull(),
    note: text("note").notNull().default(""),
    /** Fuel, remote areas, oversize …, and optional services, as `lib/rates` reads them. */
    surcharges: jsonb("surcharges").$type<unknown>().notNull().default([]),
    services: jsonb("services").$type<unknown>().notNull().default({}),
    /** Empty for what ALP brings along. */
    importedBy: text("imported_by").notNull().default(""),
    /** Hash of the rows: seeding again changes nothing. */
    contentHash: text("content_hash").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [uniqueIndex("rate_cards_validity").on(table.solutionCode, table.validFrom, table.version)],
);

/** Reference table: one band of a card for one destination, in scaled integers as `lib/rates` defines. */
export const rateRows = pgTable(
  "rate_rows",
  {
    cardId: text("card_id")
      .notNull()
      .references(() => rateCards.id),
    /** ISO alpha-2, or "*" for every destination that the card does not name. */
    country: text("country").notNull(),
    /** Column of the sheet (`general`, `battery`, `special`) and size of parcel (`any`, `small`, `large`). */
    goods: text("goods").notNull(),
    parcel: text("parcel").notNull(),
    /** Band in chargeable grams: from (inclusive) to (inclusive). */
    fromGrams: integer("from_grams").notNull(),
    toGrams: integer("to_grams").notNull(),
    /** How weight becomes money: `per_gram`, `per_step`, `first_and_step` or `flat`; prices in millionths of the unit. */
    shape: text("shape").notNull(),
    firstGrams: integer("first_grams"),
    firstMicros: bigint("first_micros", { mode: "number" }),
    stepGrams: integer("step_grams"),
    /** Per kg, per step or for the whole band. */
    priceMicros: bigint("price_micros", { mode: "number" }).notNull(),
    parcelMicros: bigint("parcel_micros", { mode: "number" }).notNull(),
    minimumMicros: bigint("minimum_micros", { mode: "number" }),
    minimumGrams: integer("minimum_grams"),
    /** `confirmed`, `band_not_confirmed` or `band_unpublished`. */
    status: text("status").notNull(),
    note: text("note").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.cardId, table.country, table.goods, table.parcel, table.fromGrams] }),
    index("rate_rows_country").on(table.country),
  ],
);

/** Reference table: dated exchange rates; `rateMicros` is the price of one unit of `base` in `quote`, times 1,000,000. */
export const exchangeRates = pgTable(
  "exchange_rates",
  {
    base: text("base").notNull(),
    quote: text("quote").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    rateMicros: bigint("rate_micros", { mode: "number" }).notNull(),
    source: text("source").notNull(),
    /** Empty where it was fetched or brought along. */
    enteredBy: text("entered_by").notNull().default(""),
    savedAt: instant("saved_at").notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.base, table.quote, table.day] })],
);

/** Reference table: country and price band → permitted service classes, as rows that one evaluator reads. */
export const serviceRules = pgTable("service_rules", {
  id: text("id").primaryKey(),
  rule: jsonb("rule").$type<unknown>().notNull(),
  position: integer("position").notNull(),
  source: text("source").notNull(),
  /** First and last day in China on which it holds; a changed rule is a new row, the old one ends. */
  validFrom: date("valid_from", { mode: "string" }).notNull().default("2018-01-01"),
  validTo: date("valid_to", { mode: "string" }),
  note: text("note").notNull().default(""),
  /** The rule in whose place it stands; "" for a new one. */
  replaces: text("replaces").notNull().default(""),
  enteredBy: text("entered_by").notNull().default(""),
  savedAt: instant("saved_at").notNull().default(sql`now()`),
});
