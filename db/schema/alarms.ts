import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
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
import { alarmChanges, alarmChannels, alarmLevels, deliveryStates, robotForms } from "#lib/alarms/channels";
import { type IncidentKind, severities } from "#lib/incidents/kinds";
import type { MemberRole } from "#lib/sellers/roles";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { incidents } from "./incidents.ts";
import { sellers } from "./sellers.ts";

/** Seller table: what a seller changed of the rules by which alarms are told. No row: the usual ones. */
export const alarmSettings = pgTable(
  "alarm_settings",
  {
    sellerId: uuid("seller_id").primaryKey(),
    /** By kind, role and road; read by `readAlarmRules`. */
    rules: jsonb("rules").$type<unknown>().notNull().default({}),
    /** Minutes of the day between which mails and robots are silent about amber alarms; both null: never. */
    quietFrom: integer("quiet_from"),
    quietTo: integer("quiet_to"),
    version: integer("version").notNull().default(1),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] })],
);

/** Seller table: webhook robots. Address and secret are keys: sealed, and never shown again. */
export const alarmRobots = pgTable(
  "alarm_robots",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    form: oneOf("form", robotForms).notNull(),
    addressSealed: text("address_sealed").notNull(),
    /** Host and the last signs, to be recognised by. */
    addressShown: text("address_shown").notNull(),
    secretSealed: text("secret_sealed"),
    level: oneOf("level", alarmLevels).notNull().default("red"),
    /** By kind, where it differs from `level`; read by `readRobotLevels`. */
    levels: jsonb("levels").$type<unknown>().notNull().default({}),
    locale: text("locale").notNull().default("zh-CN"),
    isOn: boolean("is_on").notNull().default(true),
    /** Nothing is posted before then: the vendor's pace, or the pause that it asked for. */
    nextPostAt: instant("next_post_at"),
    /** The last yes, and what went wrong since; "" when nothing did. */
    lastOkAt: instant("last_ok_at"),
    trouble: text("trouble").notNull().default(""),
    troubleAt: instant("trouble_at"),
    version: integer("version").notNull().default(1),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    listCheck("alarm_robots_form_check", table.form, robotForms),
    listCheck("alarm_robots_level_check", table.level, alarmLevels),
  ],
);

/**
 * Seller table: an incident's news, written in the incident's transaction, as it was at that moment. `seq` is the live cursor
 * with which that transaction ended: whoever was told up to a cursor was told every alarm up to it.
 */
export const alarms = pgTable(
  "alarms",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    /** Null only inside the transaction: `raiseLiveCursor` numbers it. */
    seq: bigint("seq", { mode: "number" }),
    incidentId: uuid("incident_id").notNull(),
    change: oneOf("change", alarmChanges).notNull(),
    /** Which opening, reopening or worsening: the same is told once. */
    changeKey: text("change_key").notNull(),
    /** The incident's, whose table holds the list. */
    kind: text("kind").$type<IncidentKind>().notNull(),
    severity: oneOf("severity", severities).notNull(),
    waybillNo: text("waybill_no").notNull(),
    orderNumber: text("order_number").notNull(),
    parcels: integer("parcels").notNull().default(1),
    link: text("link").notNull(),
    /** Who sees it in the app. */
    roles: jsonb("roles").$type<readonly MemberRole[]>().notNull(),
    happenedAt: instant("happened_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    silenceDueAt: instant("silence_due_at"),
    raisedAt: instant("raised_at").notNull(),
    dueAt: instant("due_at").notNull(),
    /** By the database's clock, at the insert. */
    storedAt: instant("stored_at").notNull().default(sql`clock_timestamp()`),
    screenAt: instant("screen_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.incidentId], foreignColumns: [incidents.sellerId, incidents.id] }),
    uniqueIndex("alarms_change").on(table.sellerId, table.incidentId, table.changeKey),
    index("alarms_seq").on(table.sellerId, table.seq),
    index("alarms_unnumbered").on(table.sellerId).where(sql`seq is null`),
    index("alarms_stored").on(table.sellerId, table.storedAt),
    listCheck("alarms_change_check", table.change, alarmChanges),
    listCheck("alarms_severity_check", table.severity, severities),
  ],
);

/** Seller table: one alarm on one road to one person or robot; also the log of it. `alarm_id` null: a test post. */
export const alarmDeliveries = pgTable(
  "alarm_deliveries",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    alarmId: uuid("alarm_id"),
    channel: oneOf("channel", alarmChannels).notNull(),
    /** A person's or a robot's id; "" on the way into the app, which is one for all. */
    target: text("target").notNull(),
    /** Who or what that was called, for the log. */
    targetName: text("target_name").notNull(),
    state: oneOf("state", deliveryStates).notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    claimedAt: instant("claimed_at"),
    /** What goes out together keeps together at every try, so that a double is one. */
    batchId: uuid("batch_id"),
    /** What the other side said last. */
    answerCode: text("answer_code").notNull().default(""),
    answerText: text("answer_text").notNull().default(""),
    createdAt: instant("created_at").notNull().default(sql`clock_timestamp()`),
    deliveredAt: instant("delivered_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.alarmId], foreignColumns: [alarms.sellerId, alarms.id] }),
    uniqueIndex("alarm_deliveries_once").on(table.sellerId, table.alarmId, table.channel, table.target),
    index("alarm_deliveries_open")
      .on(table.sellerId, table.channel, table.target, table.createdAt)
      .where(sql`state in ('waiting', 'sending')`),
    index("alarm_deliveries_log").on(table.sellerId, table.createdAt, table.id),
    listCheck("alarm_deliveries_channel_check", table.channel, alarmChannels),
    listCheck("alarm_deliveries_state_check", table.state, deliveryStates),
  ],
);
