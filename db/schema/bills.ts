import { sql } from "drizzle-orm";
import {
  bigint,
  date,
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
import { billCauses } from "#lib/dispatch/bill-line";
import { billVerdicts } from "#lib/dispatch/bill-verdicts";
import { instant, listCheck, oneOf, searchTerm, sellerIdColumn } from "./columns.ts";
import { sellers } from "./sellers.ts";

/** A carrier's bill as it was imported; the same file is refused a second time. */
export const carrierBills = pgTable(
  "carrier_bills",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    carrierCode: text("carrier_code").notNull(),
    fileName: text("file_name").notNull(),
    fileHash: text("file_hash").notNull(),
    currency: text("currency").notNull(),
    lineCount: integer("line_count").notNull(),
    /** Sums of its lines, which never change: all, those that had something to be compared with, and their booked price. */
    billedMinor: bigint("billed_minor", { mode: "number" }).notNull(),
    comparedMinor: bigint("compared_minor", { mode: "number" }).notNull(),
    expectedMinor: bigint("expected_minor", { mode: "number" }).notNull(),
    differenceMinor: bigint("difference_minor", { mode: "number" }).notNull(),
    /** How many lines have which verdict. */
    verdicts: jsonb("verdicts").$type<unknown>().notNull(),
    importedBy: text("imported_by").notNull(),
    importedAt: instant("imported_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("carrier_bills_file").on(table.sellerId, table.fileHash),
    index("carrier_bills_imported").on(table.sellerId, table.importedAt, table.id),
  ],
);

/** One parcel on a bill, beside the price at which it was booked. */
export const billLines = pgTable(
  "bill_lines",
  {
    sellerId: sellerIdColumn(),
    billId: uuid("bill_id").notNull(),
    rowNumber: integer("row_number").notNull(),
    trackingNumber: searchTerm("tracking_number").notNull(),
    waybillId: uuid("waybill_id"),
    billedMinor: bigint("billed_minor", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    billedGrams: integer("billed_grams"),
    bookedGrams: integer("booked_grams"),
    billedOn: date("billed_on", { mode: "string" }),
    /** Of the parcel, so that differences are reported by solution and lane. */
    solutionCode: text("solution_code"),
    country: text("country"),
    /** The booked price in the bill's currency, when there is one; billed less expected. */
    expectedMinor: bigint("expected_minor", { mode: "number" }),
    differenceMinor: bigint("difference_minor", { mode: "number" }),
    verdict: oneOf("verdict", billVerdicts).notNull(),
    /** Where the difference comes from, and how much of it the billed weight explains. */
    cause: oneOf("cause", billCauses),
    explainedMinor: bigint("explained_minor", { mode: "number" }),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.billId, table.rowNumber] }),
    foreignKey({ columns: [table.sellerId, table.billId], foreignColumns: [carrierBills.sellerId, carrierBills.id] }),
    index("bill_lines_waybill").on(table.sellerId, table.waybillId),
    index("bill_lines_verdict").on(table.sellerId, table.billId, table.verdict, table.rowNumber),
    listCheck("bill_lines_verdict_check", table.verdict, billVerdicts),
    listCheck("bill_lines_cause_check", table.cause, billCauses),
  ],
);
