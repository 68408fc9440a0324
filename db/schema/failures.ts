import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { spellEndings, spellSources } from "#lib/dispatch/failure-spells";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";

/**
 * A failure of an order from when it was seen to when it was gone, and by what it ended: one row each time. Never deleted
 * and ended once, so that the weekly report counts what was, not what is left. No foreign key: judging must not wait for an
 * order that somebody has locked.
 */
export const failureSpells = pgTable(
  "failure_spells",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    orderId: uuid("order_id").notNull(),
    code: text("code").notNull(),
    /** The thing to repair, "" where the order itself is. */
    subject: text("subject").notNull(),
    source: oneOf("source", spellSources).notNull(),
    country: text("country").notNull().default(""),
    beganAt: instant("began_at").notNull(),
    endedAt: instant("ended_at"),
    endedBy: oneOf("ended_by", spellEndings),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("failure_spells_open")
      .on(table.sellerId, table.orderId, table.source, table.code, table.subject)
      .where(sql`ended_at is null`),
    index("failure_spells_began").on(table.sellerId, table.beganAt),
    listCheck("failure_spells_source_check", table.source, spellSources),
    listCheck("failure_spells_ended_by_check", table.endedBy, spellEndings),
  ],
);
