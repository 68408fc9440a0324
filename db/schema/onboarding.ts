import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
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
import { gatewayEnvironments } from "#lib/carriers/connection";
import {
  accountProofStates,
  applicationStates,
  checkStates,
  deciders,
  expirySubjects,
  fieldOutcomes,
  outsideChecks,
  rehearsalRoles,
  rehearsalStates,
  rehearsalSteps as rehearsalStepKeys,
  rehearsalStepStates,
} from "#lib/onboarding/states";
import { bytes, instant, listCheck, oneOf, sellerIdColumn } from "./columns.ts";
import { sellers } from "./sellers.ts";

/** 开通申请: one per seller. A change after the approval goes round again in the same row; `approved_at` stays. */
export const applications = pgTable(
  "applications",
  {
    sellerId: uuid("seller_id").primaryKey(),
    state: oneOf("state", applicationStates).notNull().default("draft"),
    /** Counts submissions: findings belong to a round. */
    round: integer("round").notNull().default(0),
    /** Paths of the fields and documents that may be written; null: all of them. */
    openFields: jsonb("open_fields").$type<readonly string[] | null>(),
    startedAt: instant("started_at").notNull().default(sql`now()`),
    submittedAt: instant("submitted_at"),
    /** Who agreed to the terms, with the submission. */
    consentBy: text("consent_by").notNull().default(""),
    /** The seller asked for a person although the rules said no. */
    isDisputed: boolean("is_disputed").notNull().default(false),
    /** When a person must have decided; null while none has to. */
    reviewDueAt: instant("review_due_at"),
    reviewWarnedAt: instant("review_warned_at"),
    claimedBy: uuid("claimed_by"),
    claimedByName: text("claimed_by_name").notNull().default(""),
    claimedAt: instant("claimed_at"),
    decidedAt: instant("decided_at"),
    decider: oneOf("decider", deciders),
    /** The first approval; what was approved then or since is in force. */
    approvedAt: instant("approved_at"),
    /** Checked at the Single Window, or confirmed by a person: without both no declaration number can be had. */
    cardBoundAt: instant("card_bound_at"),
    accountBoundAt: instant("account_bound_at"),
  },
  (table) => [
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    index("applications_queue").on(table.state, table.submittedAt),
    listCheck("applications_state_check", table.state, applicationStates),
    listCheck("applications_decider_check", table.decider, deciders),
  ],
);

/** One row per field: what is being written, and beside it what was approved and is in force. */
export const applicationFields = pgTable(
  "application_fields",
  {
    sellerId: sellerIdColumn(),
    section: text("section").notNull(),
    key: text("key").notNull(),
    /** Plain text; empty for a sealed field. */
    value: text("value").notNull().default(""),
    /** By the vault; null for a plain field. */
    sealed: text("sealed"),
    /** What may be shown of a sealed one: its last characters, or nothing. */
    hint: text("hint").notNull().default(""),
    savedAt: instant("saved_at").notNull().default(sql`now()`),
    savedBy: text("saved_by").notNull().default(""),
    approvedValue: text("approved_value"),
    approvedSealed: text("approved_sealed"),
    approvedHint: text("approved_hint"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.section, table.key] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
  ],
);

/** Scans and pictures: the facts; the sealed bytes lie in the storage under `id`. */
export const applicationDocuments = pgTable(
  "application_documents",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    section: text("section").notNull(),
    slot: text("slot").notNull(),
    /** The store whose proof it is; "" for all other slots. */
    subject: text("subject").notNull().default(""),
    fileName: text("file_name").notNull(),
    kind: oneOf("kind", ["jpeg", "png", "pdf"]).notNull(),
    byteLength: integer("byte_length").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    pages: integer("pages").notNull(),
    sha256: text("sha256").notNull(),
    isBlurred: boolean("is_blurred").notNull().default(false),
    /** The file's own key, sealed by the vault. */
    keySealed: text("key_sealed").notNull(),
    uploadedAt: instant("uploaded_at").notNull().default(sql`now()`),
    uploadedBy: text("uploaded_by").notNull(),
    /** Another file took its place, or it was taken away; kept while it was part of an approval. */
    replacedAt: instant("replaced_at"),
    wasApproved: boolean("was_approved").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("application_documents_current")
      .on(table.sellerId, table.section, table.slot, table.subject)
      .where(sql`replaced_at is null`),
    listCheck("application_documents_kind_check", table.kind, ["jpeg", "png", "pdf"]),
  ],
);

/** The verdict per field and round: what the rules said, and what a person made of it. */
export const applicationFindings = pgTable(
  "application_findings",
  {
    sellerId: sellerIdColumn(),
    round: integer("round").notNull(),
    path: text("path").notNull(),
    outcome: oneOf("outcome", fieldOutcomes).notNull(),
    code: text("code").notNull(),
    values: jsonb("values").$type<Readonly<Record<string, string | number>>>().notNull(),
    /** A person's decision; null while it is open. */
    decision: oneOf("decision", ["pass", "refuse"] as const),
    reason: text("reason").notNull().default(""),
    note: text("note").notNull().default(""),
    decidedBy: uuid("decided_by"),
    decidedByName: text("decided_by_name").notNull().default(""),
    decidedAt: instant("decided_at"),
    /** Four eyes: the second person who agreed to let pass what the rules refused. */
    confirmedBy: uuid("confirmed_by"),
    confirmedByName: text("confirmed_by_name").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.round, table.path] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    listCheck("application_findings_outcome_check", table.outcome, fieldOutcomes),
    listCheck("application_findings_decision_check", table.decision, ["pass", "refuse"]),
  ],
);

/** What the outside world answered. `asked`: fingerprint of what it was asked about, so that a change voids the answer. */
export const applicationChecks = pgTable(
  "application_checks",
  {
    sellerId: sellerIdColumn(),
    check: oneOf("check_name", outsideChecks).notNull(),
    state: oneOf("state", checkStates).notNull(),
    asked: text("asked").notNull(),
    code: text("code").notNull().default(""),
    values: jsonb("values").$type<Readonly<Record<string, string | number>>>().notNull(),
    checkedAt: instant("checked_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.check] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    listCheck("application_checks_name_check", table.check, outsideChecks),
    listCheck("application_checks_state_check", table.state, checkStates),
  ],
);

/** The small transfer that proves who holds the account; amount and code are sealed, nobody here may read them. */
export const accountProofs = pgTable(
  "account_proofs",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    state: oneOf("state", accountProofStates).notNull(),
    /** The number as shown: its last characters. */
    accountHint: text("account_hint").notNull(),
    /** The account that this transfer goes to, whatever is written in the application afterwards. */
    accountSealed: text("account_sealed").notNull(),
    amountSealed: text("amount_sealed").notNull(),
    codeSealed: text("code_sealed").notNull(),
    triesLeft: integer("tries_left").notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    reason: text("reason").notNull().default(""),
    orderedAt: instant("ordered_at").notNull().default(sql`now()`),
    sentAt: instant("sent_at"),
    dueAt: instant("due_at").notNull(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("account_proofs_open").on(table.sellerId).where(sql`state in ('ordered', 'sent')`),
    index("account_proofs_due").on(table.sellerId, table.dueAt),
    listCheck("account_proofs_state_check", table.state, accountProofStates),
  ],
);

/** What of the approved materials runs out, and when. */
export const expiries = pgTable(
  "expiries",
  {
    sellerId: sellerIdColumn(),
    subject: oneOf("subject", expirySubjects).notNull(),
    expiresOn: date("expires_on", { mode: "string" }).notNull(),
    /** The last warning that was told, in days before; null: none yet. 0: that it has run out. */
    toldDays: integer("told_days"),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.subject] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    listCheck("expiries_subject_check", table.subject, expirySubjects),
  ],
);

/** 首单测试: a rehearsal against the carrier's sandbox. Its rows are here alone: no list, count or dossier can hold them. */
export const rehearsals = pgTable(
  "rehearsals",
  {
    sellerId: sellerIdColumn(),
    id: uuid("id").notNull().defaultRandom(),
    state: oneOf("state", rehearsalStates).notNull(),
    environment: oneOf("environment", gatewayEnvironments).notNull(),
    startedAt: instant("started_at").notNull().default(sql`now()`),
    startedBy: text("started_by").notNull(),
    deadlineAt: instant("deadline_at").notNull(),
    endedAt: instant("ended_at"),
    /** The made-up order, as it would stand in the list. */
    order: jsonb("order_data").$type<unknown>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.id] }),
    foreignKey({ columns: [table.sellerId], foreignColumns: [sellers.sellerId] }),
    uniqueIndex("rehearsals_running").on(table.sellerId).where(sql`state = 'running'`),
    index("rehearsals_started").on(table.sellerId, table.startedAt),
    listCheck("rehearsals_state_check", table.state, rehearsalStates),
    listCheck("rehearsals_environment_check", table.environment, gatewayEnvironments),
  ],
);

export const rehearsalSteps = pgTable(
  "rehearsal_steps",
  {
    sellerId: sellerIdColumn(),
    rehearsalId: uuid("rehearsal_id").notNull(),
    step: oneOf("step", rehearsalStepKeys).notNull(),
    state: oneOf("state", rehearsalStepStates).notNull(),
    startedAt: instant("started_at"),
    endedAt: instant("ended_at"),
    /** What was sent and received, secrets masked. */
    sent: text("sent").notNull().default(""),
    received: text("received").notNull().default(""),
    code: text("code").notNull().default(""),
    values: jsonb("values").$type<Readonly<Record<string, string | number>>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.rehearsalId, table.step] }),
    foreignKey({
      columns: [table.sellerId, table.rehearsalId],
      foreignColumns: [rehearsals.sellerId, rehearsals.id],
    }),
    listCheck("rehearsal_steps_step_check", table.step, rehearsalStepKeys),
    listCheck("rehearsal_steps_state_check", table.state, rehearsalStepStates),
  ],
);

/** A rehearsal's parcel: its waybill at the carrier's sandbox, its label, and what was reported of it. */
export const rehearsalParcels = pgTable(
  "rehearsal_parcels",
  {
    sellerId: sellerIdColumn(),
    rehearsalId: uuid("rehearsal_id").notNull(),
    role: oneOf("role", rehearsalRoles).notNull(),
    /** The idempotency key at the carrier. */
    waybillId: uuid("waybill_id").notNull(),
    carrierCode: text("carrier_code").notNull(),
    solutionCode: text("solution_code").notNull(),
    booking: jsonb("booking").$type<unknown>().notNull(),
    lpNumber: text("lp_number"),
    trackingNumber: text("tracking_number"),
    laneCode: text("lane_code"),
    sortingCode: text("sorting_code"),
    lastMileCarrier: text("last_mile_carrier"),
    /** Questions to the carrier so far; booked, it counts those for events. */
    attempts: integer("attempts").notNull().default(0),
    /** A try may have reached the carrier without an answer that was kept. */
    outcomeUnclear: boolean("outcome_unclear").notNull().default(false),
    /** When the carrier may be asked about it next; null: at once. */
    askAt: instant("ask_at"),
    /** The carrier's last words while it does not succeed. */
    lastTrouble: text("last_trouble").notNull().default(""),
    /** Why it cannot go on: a code of the rehearsal's failures. */
    failureCode: text("failure_code"),
    failureValues: jsonb("failure_values").$type<Readonly<Record<string, string | number>>>().notNull().default({}),
    label: bytes("label"),
    /** The events as decoded, and the fold over them. */
    events: jsonb("events").$type<readonly unknown[]>().notNull().default([]),
    lastEventAt: instant("last_event_at"),
    eventCount: bigint("event_count", { mode: "number" }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.sellerId, table.rehearsalId, table.role] }),
    foreignKey({
      columns: [table.sellerId, table.rehearsalId],
      foreignColumns: [rehearsals.sellerId, rehearsals.id],
    }),
    uniqueIndex("rehearsal_parcels_waybill").on(table.sellerId, table.waybillId),
    index("rehearsal_parcels_lp").on(table.sellerId, table.lpNumber),
    listCheck("rehearsal_parcels_role_check", table.role, rehearsalRoles),
  ],
);
