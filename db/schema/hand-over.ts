import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { gatewayEnvironments } from "#lib/carriers/connection";
import { bagStates, handOverMethods } from "#lib/dispatch/hand-over-kinds";
import { instant, listCheck, oneOf, searchTerm, sellerIdColumn } from "./columns.ts";
import { waybills } from "./dispatch.ts";

/** 交接单: what one carrier took over at one time; frozen when it is made. */
export const handOvers = pgTable(
  "hand_overs",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    /** The number on the list, unique for the seller. */
    code: searchTerm("code").notNull(),
    carrierCode: text("carrier_code").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    method: oneOf("method", handOverMethods).notNull(),
    /** 自寄: the domestic courier and its number; 自送 and 揽收: the warehouse, where one is known. */
    courierName: text("courier_name").notNull().default(""),
    courierNumber: text("courier_number").notNull().default(""),
    warehouse: text("warehouse").notNull().default(""),
    bagCount: integer("bag_count").notNull(),
    parcelCount: integer("parcel_count").notNull(),
    weightGrams: integer("weight_grams").notNull(),
    /** What the list is laid out from, with its layout and hash: reprints are identical. */
    data: jsonb("data").$type<unknown>().notNull(),
    layoutVersion: integer("layout_version").notNull(),
    hash: text("hash").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("hand_overs_code").on(table.sellerId, table.code),
    index("hand_overs_created").on(table.sellerId, table.createdAt, table.id),
    listCheck("hand_overs_environment_check", table.environment, gatewayEnvironments),
    listCheck("hand_overs_method_check", table.method, handOverMethods),
  ],
);

/** 大包: parcels of one carrier on their way to one hand-over. */
export const bags = pgTable(
  "bags",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    code: searchTerm("code").notNull(),
    carrierCode: text("carrier_code").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    method: oneOf("method", handOverMethods).notNull(),
    warehouse: text("warehouse").notNull().default(""),
    state: oneOf("state", bagStates).notNull().default("open"),
    handOverId: uuid("hand_over_id"),
    openedBy: text("opened_by").notNull(),
    openedAt: instant("opened_at").notNull().default(sql`now()`),
    closedBy: text("closed_by").notNull().default(""),
    closedAt: instant("closed_at"),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.handOverId], foreignColumns: [handOvers.sellerId, handOvers.id] }),
    uniqueIndex("bags_code").on(table.sellerId, table.code),
    index("bags_state").on(table.sellerId, table.state, table.openedAt, table.id),
    index("bags_hand_over").on(table.sellerId, table.handOverId),
    listCheck("bags_environment_check", table.environment, gatewayEnvironments),
    listCheck("bags_method_check", table.method, handOverMethods),
    listCheck("bags_state_check", table.state, bagStates),
  ],
);

/** A parcel lies in one bag at most. */
export const bagParcels = pgTable(
  "bag_parcels",
  {
    sellerId: sellerIdColumn(),
    waybillId: uuid("waybill_id").notNull(),
    bagId: uuid("bag_id").notNull(),
    scannedBy: text("scanned_by").notNull(),
    scannedAt: instant("scanned_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.waybillId] }),
    foreignKey({ columns: [table.sellerId, table.waybillId], foreignColumns: [waybills.sellerId, waybills.id] }),
    foreignKey({ columns: [table.sellerId, table.bagId], foreignColumns: [bags.sellerId, bags.id] }),
    index("bag_parcels_bag").on(table.sellerId, table.bagId, table.scannedAt),
  ],
);
