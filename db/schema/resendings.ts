import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { orderStates } from "#lib/orders/states";
import { sendAgainCauses } from "#lib/tracking/send-again-kinds";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { waybills } from "./dispatch.ts";
import { orders } from "./orders.ts";

/**
 * Orders that were put back to be sent again, since their parcel is over or comes back. The key is what makes it happen once:
 * of two people the second finds the row. The new parcel is the order's own next one; nothing points at it.
 */
export const resendings = pgTable(
  "resendings",
  {
    sellerId: sellerIdColumn(),
    /** The old waybill, which keeps its state and its history. */
    waybillId: uuid("waybill_id").notNull(),
    orderId: uuid("order_id").notNull(),
    cause: oneOf("cause", sendAgainCauses).notNull(),
    /** Where the order stood before, to go back there. */
    stateBefore: oneOf("state_before", orderStates).notNull(),
    /** AliExpress knows a number of the order: its ship-by date asks for nothing any more. */
    isClockStopped: boolean("is_clock_stopped").notNull(),
    askedBy: text("asked_by").notNull(),
    askedAt: instant("asked_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.waybillId, table.orderId] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    foreignKey({ columns: [table.sellerId, table.orderId], foreignColumns: [orders.sellerId, orders.id] }),
    index("resendings_order").on(table.sellerId, table.orderId, table.askedAt),
    listCheck("resendings_cause_check", table.cause, sendAgainCauses),
    listCheck("resendings_state_before_check", table.stateBefore, orderStates),
  ],
);
