import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { type AuditEvent, subjectKinds } from "#lib/audit/entry";
import { ownAddressKinds, sellerKinds, sellerStates, undeliverableChoices } from "#lib/sellers/kinds";
import { memberRoles } from "#lib/sellers/roles";
import { instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";

/** Seller table: the tenant itself. */
export const sellers = pgTable(
  "sellers",
  {
    sellerId: uuid("seller_id").primaryKey(),
    kind: oneOf("kind", sellerKinds).notNull(),
    name: text("name").notNull(),
    state: oneOf("state", sellerStates).notNull().default("new"),
    stateSince: instant("state_since").notNull().default(sql`now()`),
    /** Why staff suspended it; "" otherwise. */
    suspendedFor: text("suspended_for").notNull().default(""),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    listCheck("sellers_kind_check", table.kind, sellerKinds),
    listCheck("sellers_state_check", table.state, sellerStates),
  ],
);

/** Name and e-mail are copies: a seller's table points at no platform table. */
export const members = pgTable(
  "members",
  {
    sellerId: sellerIdColumn(),
    personId: uuid("person_id").notNull(),
    role: oneOf("role", memberRoles).notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    joinedAt: instant("joined_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.personId] }),
    index("members_person").on(table.personId),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    listCheck("members_role_check", table.role, memberRoles),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    email: text("email").notNull(),
    role: oneOf("role", memberRoles).notNull(),
    /** SHA-256 of the token in the link; the token itself is shown once. */
    tokenHash: text("token_hash").notNull(),
    invitedBy: text("invited_by").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("invitations_token").on(table.sellerId, table.tokenHash),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    listCheck("invitations_role_check", table.role, memberRoles),
  ],
);

export const stores = pgTable(
  "stores",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    name: text("name").notNull(),
    /** The shop's number at AliExpress, digits. */
    platformNumber: text("platform_number").notNull(),
    undeliverable: oneOf("undeliverable", undeliverableChoices),
    /** 企业认证 at AliExpress, as the seller says; its proof is a document of the application. */
    isCertified: boolean("is_certified").notNull().default(false),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    archivedAt: instant("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    uniqueIndex("stores_platform_number").on(table.sellerId, table.platformNumber),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    listCheck("stores_undeliverable_check", table.undeliverable, undeliverableChoices),
  ],
);

/** The English half is what carriers and customs print, the Chinese half what the courier at the door reads. */
export type OwnAddressText = {
  readonly contactName: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
};

export const ownAddresses = pgTable(
  "own_addresses",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    storeId: uuid("store_id").notNull(),
    kind: oneOf("kind", ownAddressKinds).notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    label: text("label").notNull().default(""),
    companyName: text("company_name").notNull().default(""),
    zh: jsonb("zh").$type<OwnAddressText>().notNull(),
    en: jsonb("en").$type<OwnAddressText>().notNull(),
    postalCode: text("postal_code").notNull(),
    mobile: text("mobile").notNull(),
    telephone: text("telephone").notNull().default(""),
    email: text("email").notNull().default(""),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    archivedAt: instant("archived_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId, table.storeId], foreignColumns: [stores.sellerId, stores.id] }),
    uniqueIndex("own_addresses_default")
      .on(table.sellerId, table.storeId, table.kind)
      .where(sql`is_default and archived_at is null`),
    index("own_addresses_store").on(table.sellerId, table.storeId),
    listCheck("own_addresses_kind_check", table.kind, ownAddressKinds),
  ],
);

/** 站内信: what is told; whom it went to stands in `message_recipients`. */
export const messages = pgTable(
  "messages",
  {
    sellerId: sellerIdColumn(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    kind: text("kind").notNull(),
    values: jsonb("values").$type<Record<string, string | number>>().notNull(),
    link: text("link").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
  ],
);

/** One row per person a message went to; read or not. */
export const messageRecipients = pgTable(
  "message_recipients",
  {
    sellerId: sellerIdColumn(),
    personId: uuid("person_id").notNull(),
    messageId: bigint("message_id", { mode: "number" }).notNull(),
    readAt: instant("read_at"),
    /** A worker is handing it to the mail server; a claim that grows old is another worker's. */
    mailClaimedAt: instant("mail_claimed_at"),
    mailedAt: instant("mailed_at"),
    /** The mail server's final no, in its words; such a mail is not sent again. */
    mailRefused: text("mail_refused").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.personId, table.messageId] }),
    foreignKey({ columns: [table.sellerId, table.messageId], foreignColumns: [messages.sellerId, messages.id] }),
    index("message_recipients_unread").on(table.sellerId, table.personId).where(sql`read_at is null`),
  ],
);

export const auditEntries = pgTable(
  "audit_entries",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    at: instant("at").notNull().default(sql`now()`),
    actorKind: oneOf("actor_kind", ["member", "staff", "job", "carrier"]).notNull(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    /** The network address that it came from; "" for jobs. */
    origin: text("origin").notNull().default(""),
    event: text("event").notNull(),
    subjectKind: oneOf("subject_kind", subjectKinds).notNull(),
    subjectId: text("subject_id").notNull(),
    data: jsonb("data").$type<AuditEvent["data"]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    index("audit_entries_subject").on(table.sellerId, table.subjectKind, table.subjectId, table.at),
    index("audit_entries_at").on(table.sellerId, table.at),
  ],
);

/** One number per seller, raised last in every transaction that screens should hear of. */
export const liveCursors = pgTable(
  "live_cursors",
  {
    sellerId: uuid("seller_id").primaryKey(),
    cursor: bigint("cursor", { mode: "number" }).notNull().default(0),
  },
  (table) => [foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] })],
);
