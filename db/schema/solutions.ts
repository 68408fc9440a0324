import { sql } from "drizzle-orm";
import { bigint, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** Reference table: solutions as data; `offer` is the declaration that `lib/carriers` understands. */
export const solutions = pgTable("solutions", {
  code: text("code").primaryKey(),
  carrierCode: text("carrier_code").notNull(),
  offer: jsonb("offer").$type<unknown>().notNull(),
  position: integer("position").notNull(),
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
    source: text("source").notNull(),
    /** Hash of the rows: seeding again changes nothing. */
    contentHash: text("content_hash").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [uniqueIndex("rate_cards_validity").on(table.solutionCode, table.validFrom)],
);

/** Reference table: one band of a card for one destination, in scaled integers as `lib/rates` defines. */
export const rateRows = pgTable(
  "rate_rows",
  {
    cardId: text("card_id")
      .notNull()
      .references(() => rateCards.id),
    country: text("country").notNull(),
    /** Band in chargeable grams: from (inclusive) to (inclusive). */
    fromGrams: integer("from_grams").notNull(),
    toGrams: integer("to_grams").notNull(),
    /** Price per kg and fee per parcel in minor units of the card's currency. */
    perKgMinor: bigint("per_kg_minor", { mode: "number" }).notNull(),
    perParcelMinor: bigint("per_parcel_minor", { mode: "number" }).notNull(),
    /** `confirmed` or `band_not_confirmed`. */
    status: text("status").notNull(),
    note: text("note").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.cardId, table.country, table.fromGrams] }),
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
  },
  (table) => [primaryKey({ columns: [table.base, table.quote, table.day] })],
);

/** Reference table: country and price band → permitted service classes, as rows that one evaluator reads. */
export const serviceRules = pgTable("service_rules", {
  id: text("id").primaryKey(),
  rule: jsonb("rule").$type<unknown>().notNull(),
  position: integer("position").notNull(),
  source: text("source").notNull(),
});
