import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bindingStates, gatewayEnvironments } from "#lib/carriers/connection";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";

/** Platform table: one account per gateway and environment, set by staff; the secret is sealed. */
export const gatewayAccounts = pgTable(
  "gateway_accounts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    gateway: text("gateway").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    baseAddress: text("base_address").notNull(),
    providerId: text("provider_id").notNull(),
    secretSealed: text("secret_sealed").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    updatedBy: text("updated_by").notNull(),
  },
  (table) => [
    uniqueIndex("gateway_accounts_gateway").on(table.gateway, table.environment),
    listCheck("gateway_accounts_environment_check", table.environment, gatewayEnvironments),
  ],
);

/** Platform table: the circuit breaker of each gateway and environment, opened by transport faults only. */
export const gatewayStates = pgTable(
  "gateway_states",
  {
    gateway: text("gateway").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    consecutiveFaults: integer("consecutive_faults").notNull().default(0),
    openedAt: instant("opened_at"),
    probeAt: instant("probe_at"),
    lastOkAt: instant("last_ok_at"),
    lastFaultAt: instant("last_fault_at"),
    lastFault: text("last_fault").notNull().default(""),
  },
  (table) => [primaryKey({ columns: [table.gateway, table.environment] })],
);

/** Platform table: a push's address names its connection, which names seller and secret before the body is trusted. */
export const connections = pgTable(
  "connections",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    sellerId: uuid("seller_id").notNull(),
    carrierCode: text("carrier_code").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    state: oneOf("state", bindingStates).notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    uniqueIndex("connections_seller").on(table.sellerId, table.carrierCode, table.environment),
    listCheck("connections_state_check", table.state, bindingStates),
  ],
);

/** Seller table: the same connection as the seller sees it: a state, never a key. */
export const carrierBindings = pgTable(
  "carrier_bindings",
  {
    sellerId: sellerIdColumn(),
    carrierCode: text("carrier_code").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    connectionId: uuid("connection_id").notNull(),
    state: oneOf("state", bindingStates).notNull(),
    since: instant("since").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.carrierCode, table.environment] }),
    listCheck("carrier_bindings_state_check", table.state, bindingStates),
  ],
);

/** Seller table: what was sent and answered, or pushed to us, as it was, secrets masked. */
export const rawExchanges = pgTable(
  "raw_exchanges",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    at: instant("at").notNull().default(sql`now()`),
    direction: oneOf("direction", ["out", "in"]).notNull(),
    gateway: text("gateway").notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    messageType: text("message_type").notNull(),
    waybillId: uuid("waybill_id"),
    request: text("request").notNull(),
    response: text("response").notNull(),
    status: integer("status"),
    durationMs: integer("duration_ms"),
    outcome: text("outcome").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    index("raw_exchanges_waybill").on(table.sellerId, table.waybillId, table.at),
    listCheck("raw_exchanges_direction_check", table.direction, ["out", "in"]),
  ],
);

/** Reference table: codes that no vocabulary knows, counted until staff map them. */
export const unmappedCodes = pgTable(
  "unmapped_codes",
  {
    vocabulary: text("vocabulary").notNull(),
    code: text("code").notNull(),
    text: text("text").notNull(),
    count: integer("count").notNull().default(1),
    sample: jsonb("sample").$type<Record<string, unknown>>().notNull(),
    firstSeenAt: instant("first_seen_at").notNull().default(sql`now()`),
    lastSeenAt: instant("last_seen_at").notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.vocabulary, table.code] })],
);
