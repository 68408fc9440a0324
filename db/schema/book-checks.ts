import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { gatewayEnvironments } from "#lib/carriers/connection";
import { bookCheckStates, bookDifferenceKinds } from "#lib/dispatch/book-check";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";

/** Seller table: one comparison of both books, per carrier and night. */
export const bookChecks = pgTable(
  "book_checks",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    carrierCode: text("carrier_code").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    /** The day in China, YYYY-MM-DD. */
    day: text("day").notNull(),
    state: oneOf("state", bookCheckStates).notNull().default("running"),
    /** Which waybills: made from `since` on and before `startedAt`. */
    since: instant("since").notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    total: integer("total").notNull(),
    asked: integer("asked").notNull().default(0),
    agreed: integer("agreed").notNull().default(0),
    differing: integer("differing").notNull().default(0),
    /** All up to this waybill were asked, in the order of ids: a process that dies is continued, never repeated. */
    cursorId: uuid("cursor_id"),
    /** One worker at a time: it asks until then. */
    leasedUntil: instant("leased_until"),
    /** Fruitless rounds in a row. */
    faults: integer("faults").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("book_checks_night").on(table.sellerId, table.carrierCode, table.environment, table.day),
    index("book_checks_day").on(table.day),
    listCheck("book_checks_state_check", table.state, bookCheckStates),
    listCheck("book_checks_environment_check", table.environment, gatewayEnvironments),
  ],
);

/** Seller table: where the books differed in one check. */
export const bookDifferences = pgTable(
  "book_differences",
  {
    sellerId: sellerIdColumn(),
    checkId: uuid("check_id").notNull(),
    /** The waybill's id, or the carrier's number of a parcel that is not here. */
    subject: text("subject").notNull(),
    kind: oneOf("kind", bookDifferenceKinds).notNull(),
    waybillId: uuid("waybill_id"),
    orderNumber: text("order_number").notNull().default(""),
    lpNumber: text("lp_number").notNull().default(""),
    /** What each side has: a number, or the carrier's own words. */
    ours: text("ours").notNull().default(""),
    theirs: text("theirs").notNull().default(""),
    foundAt: instant("found_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.checkId, table.subject] }),
    foreignKey({ columns: [table.sellerId, table.checkId], foreignColumns: [bookChecks.sellerId, bookChecks.id] }),
    index("book_differences_waybill").on(table.sellerId, table.waybillId),
    listCheck("book_differences_kind_check", table.kind, bookDifferenceKinds),
  ],
);
