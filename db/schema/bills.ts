import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
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
    /** The booked price in the bill's currency, when there is one; billed less expected. */
    expectedMinor: bigint("expected_minor", { mode: "number" }),
    differenceMinor: bigint("difference_minor", { mode: "number" }),
    verdict: oneOf("verdict", billVerdicts).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.billId, table.rowNumber] }),
    foreignKey({ columns: [table.sellerId, table.billId], foreignColumns: [carrierBills.sellerId, carrierBills.id] }),
    index("bill_lines_waybill").on(table.sellerId, table.waybillId),
    index("bill_lines_verdict").on(table.sellerId, table.billId, table.verdict, table.rowNumber),
    listCheck("bill_lines_verdict_check", table.verdict, billVerdicts),
  ],
);
