import { sql } from "drizzle-orm";
import { boolean, date, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { certificationDocumentKinds, certificationStates } from "#lib/carriers/certification-states";
import { bytes, instant, listCheck, oneOf } from "./columns.ts";

/** Reference table: companies that carry, whether certified or not. */
export const carriers = pgTable("carriers", {
  code: text("code").primaryKey(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  kind: text("kind").notNull(),
  website: text("website").notNull().default(""),
  contact: text("contact").notNull().default(""),
  note: text("note").notNull().default(""),
  /** 待平台确认: on the day-one list, whose closed form is not public. */
  isPending: boolean("is_pending").notNull().default(false),
  source: text("source").notNull().default(""),
  position: integer("position").notNull().default(0),
  version: integer("version").notNull().default(1),
  /** Empty while only the shipped list has written the row: staff's words are never overwritten. */
  editedBy: text("edited_by").notNull().default(""),
  createdAt: instant("created_at").notNull().default(sql`now()`),
  updatedAt: instant("updated_at").notNull().default(sql`now()`),
});

/** Reference table: a carrier's right to appear in ALP, with its scope. */
export const certifications = pgTable(
  "certifications",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    carrierCode: text("carrier_code")
      .notNull()
      .references(() => carriers.code),
    state: oneOf("state", certificationStates).notNull(),
    /** Services, lanes and kinds of goods, as `lib/carriers` reads it. */
    scope: jsonb("scope").$type<unknown>().notNull(),
    validFrom: date("valid_from", { mode: "string" }),
    validTo: date("valid_to", { mode: "string" }),
    /** The last test against the carrier's sandbox, as `lib/carriers` reads it; null: none yet. */
    sandbox: jsonb("sandbox").$type<unknown>(),
    /** Why it is in its state, in words that sellers read, too. */
    reason: text("reason").notNull().default(""),
    stateSince: instant("state_since").notNull().default(sql`now()`),
    version: integer("version").notNull().default(1),
    createdBy: text("created_by").notNull().default(""),
    /** Days before the last one at which staff were told; null: not yet. */
    toldDays: integer("told_days"),
    createdAt: instant("created_at").notNull().default(sql`now()`),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (table) => [
    index("certifications_carrier").on(table.carrierCode),
    index("certifications_state").on(table.state, table.validTo),
    listCheck("certifications_state_check", table.state, certificationStates),
  ],
);

/** Reference table: every step of a certification, never changed. */
export const certificationSteps = pgTable(
  "certification_steps",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    certificationId: uuid("certification_id")
      .notNull()
      .references(() => certifications.id),
    fromState: text("from_state").notNull(),
    toState: text("to_state").notNull(),
    reason: text("reason").notNull().default(""),
    /** The staff person; "" for the calendar and the shipped list. */
    byId: text("by_id").notNull().default(""),
    byName: text("by_name").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (table) => [index("certification_steps_of").on(table.certificationId, table.at)],
);

/** Reference table: documents of a certification (transport licence, contract …), re-encoded and kept whole. */
export const certificationDocuments = pgTable(
  "certification_documents",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    certificationId: uuid("certification_id")
      .notNull()
      .references(() => certifications.id),
    kind: oneOf("kind", certificationDocumentKinds).notNull(),
    fileName: text("file_name").notNull(),
    fileKind: oneOf("file_kind", ["jpeg", "png", "pdf"]).notNull(),
    byteLength: integer("byte_length").notNull(),
    sha256: text("sha256").notNull(),
    content: bytes("content").notNull(),
    validTo: date("valid_to", { mode: "string" }),
    uploadedBy: text("uploaded_by").notNull(),
    uploadedAt: instant("uploaded_at").notNull().default(sql`now()`),
    /** A newer one took its place; it is kept. */
    replacedAt: instant("replaced_at"),
    toldDays: integer("told_days"),
  },
  (table) => [
    index("certification_documents_of").on(table.certificationId, table.kind),
    listCheck("certification_documents_kind_check", table.kind, certificationDocumentKinds),
    listCheck("certification_documents_file_check", table.fileKind, ["jpeg", "png", "pdf"]),
  ],
);
