import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { conflictDecisions, conflictKinds } from "#lib/orders/conflict";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { waybills } from "./dispatch.ts";
import { orders } from "./orders.ts";

/** An order changed on the platform while its waybill is with the carrier; open until somebody or a later file decides. */
export const orderConflicts = pgTable(
  "order_conflicts",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    orderId: uuid("order_id").notNull(),
    waybillId: uuid("waybill_id").notNull(),
    kind: oneOf("kind", conflictKinds).notNull(),
    /** Which fields: as the label has them, and as the newest file has them. */
    fields: jsonb("fields").$type<unknown>().notNull(),
    foundAt: instant("found_at").notNull().default(sql`now()`),
    decision: oneOf("decision", conflictDecisions),
    decidedBy: text("decided_by").notNull().default(""),
    decidedAt: instant("decided_at"),
    note: text("note").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    uniqueIndex("order_conflicts_open")
      .on(table.sellerId, table.waybillId, table.orderId, table.kind)
      .where(sql`decision is null`),
    index("order_conflicts_order").on(table.sellerId, table.orderId),
    listCheck("order_conflicts_kind_check", table.kind, conflictKinds),
    listCheck("order_conflicts_decision_check", table.decision, conflictDecisions),
  ],
);
