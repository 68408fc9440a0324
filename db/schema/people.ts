import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { staffRoles } from "#lib/sellers/roles";
import { instant, listCheck, oneOf } from "./columns.ts";

/** Platform table: a person signs in; which sellers it belongs to stands in `members`. */
export const people = pgTable(
  "people",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").notNull(),
    /** Lower case, NFKC: what is unique and looked up. */
    emailKey: text("email_key").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash").notNull(),
    staffRole: oneOf("staff_role", staffRoles),
    locale: text("locale").notNull().default("zh-CN"),
    timeZone: text("time_zone").notNull().default("Asia/Shanghai"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    uniqueIndex("people_email_key").on(table.emailKey),
    listCheck("people_staff_role_check", table.staffRole, staffRoles),
  ],
);

/** Platform table: one row per signed-in browser; the cookie holds its id, deleting the row signs it out. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    personId: uuid("person_id").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    lastSeenAt: instant("last_seen_at").notNull().default(sql`now()`),
    expiresAt: instant("expires_at").notNull(),
    userAgent: text("user_agent").notNull().default(""),
    /** The network address that the sign-in came from. */
    address: text("address").notNull().default(""),
  },
  (table) => [index("sessions_person").on(table.personId), index("sessions_expiry").on(table.expiresAt)],
);

/** Platform table: failed attempts per account and per address; `key` is "<what>:<hash>". */
export const throttles = pgTable("throttles", {
  key: text("key").primaryKey(),
  failures: integer("failures").notNull().default(0),
  windowStartedAt: instant("window_started_at").notNull(),
  blockedUntil: instant("blocked_until"),
});

/** Platform table: facts about this installation (key-ring check value, hash of the walls, demo seeded). */
export const installation = pgTable("installation", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
  updatedAt: instant("updated_at").notNull().default(sql`now()`),
});

/** Platform table: what staff did to the platform itself (LINK account, activation). */
export const platformAudit = pgTable(
  "platform_audit",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    at: instant("at").notNull().default(sql`now()`),
    personId: uuid("person_id").notNull(),
    personName: text("person_name").notNull(),
    event: text("event").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index("platform_audit_at").on(table.at)],
);

/** Platform table: messages to staff roles. */
export const staffMessages = pgTable(
  "staff_messages",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text("kind").notNull(),
    values: jsonb("values").$type<Record<string, string | number>>().notNull(),
    link: text("link").notNull(),
    role: oneOf("role", staffRoles).notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    listCheck("staff_messages_role_check", table.role, staffRoles),
    index("staff_messages_role").on(table.role, table.id),
  ],
);

/** Platform table: up to which staff message a person has read. */
export const staffMessageReads = pgTable("staff_message_reads", {
  personId: uuid("person_id").primaryKey(),
  readUpTo: bigint("read_up_to", { mode: "number" }).notNull(),
});

/** Platform table: a person's second factor (TOTP, RFC 6238). Counts from `confirmed_at` on, never before. */
export const secondFactors = pgTable("second_factors", {
  personId: uuid("person_id").primaryKey(),
  secretSealed: text("secret_sealed").notNull(),
  createdAt: instant("created_at").notNull().default(sql`now()`),
  confirmedAt: instant("confirmed_at"),
  /** The last time step whose code was taken: a code opens once. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
});

/** Platform table: codes for the day on which the device is gone; each opens once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    personId: uuid("person_id").notNull(),
    codeHash: text("code_hash").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
);

/** Platform table: which sellers named one licence or one store; the key is a hash, so that it is no list of companies. */
export const sellerClaims = pgTable(
  "seller_claims",
  {
    kind: oneOf("kind", ["licence", "store"]).notNull(),
    keyHash: text("key_hash").notNull(),
    sellerId: uuid("seller_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.keyHash, table.sellerId] }),
    listCheck("seller_claims_kind_check", table.kind, ["licence", "store"]),
  ],
);
