import { and, asc, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { ApplicationState, CheckState, FieldOutcome, OutsideCheck } from "#lib/onboarding/states";
import type { SellerKind } from "#lib/sellers/kinds";
import { insertMany } from "../bulk.ts";
import { applicationChecks, applicationFields, applicationFindings, applications } from "../schema/onboarding.ts";
import { sellers } from "../schema/sellers.ts";
import type { DoorDb, JobScope, ScopedDb, SellerDb, SellerScope, StaffSellerScope } from "../scope.ts";

/** Whoever acts on one seller's application: its people, its jobs, a reviewer. */
export type ApplicationDb = ScopedDb<SellerScope | JobScope | StaffSellerScope>;

export type ApplicationRow = {
  readonly state: ApplicationState;
  readonly round: number;
  readonly openFields: readonly string[] | null;
  readonly isDisputed: boolean;
  readonly submittedAt: number | null;
  readonly reviewDueAt: number | null;
  readonly claimedBy: string | null;
  readonly decidedAt: number | null;
  readonly approvedAt: number | null;
  readonly cardBoundAt: number | null;
  readonly accountBoundAt: number | null;
};

const columns = {
  state: applications.state,
  round: applications.round,
  openFields: applications.openFields,
  isDisputed: applications.isDisputed,
  submittedAt: applications.submittedAt,
  reviewDueAt: applications.reviewDueAt,
  claimedBy: applications.claimedBy,
  decidedAt: applications.decidedAt,
  approvedAt: applications.approvedAt,
  cardBoundAt: applications.cardBoundAt,
  accountBoundAt: applications.accountBoundAt,
};

export async function getApplication(db: ApplicationDb): Promise<ApplicationRow | null> {
  const [row] = await db.select(columns).from(applications).where(eq(applications.sellerId, db.scope.sellerId));
  return row ?? null;
}

/** The application's row, locked: whoever changes it or its fields waits here. Null before the first visit. */
export async function lockApplication(db: ApplicationDb): Promise<ApplicationRow | null> {
  const [row] = await db
    .select(columns)
    .from(applications)
    .where(eq(applications.sellerId, db.scope.sellerId))
    .for("update");
  return row ?? null;
}

/** Makes the draft when there is none, and locks it. */
export async function startApplication(db: SellerDb, now: number): Promise<ApplicationRow> {
  await db
    .insert(applications)
    .values({ sellerId: db.scope.sellerId, startedAt: now })
    .onConflictDoNothing({ target: applications.sellerId });
  const row = await lockApplication(db);
  if (!row) throw new Error("an application was not saved");
  return row;
}

export type ApplicationChange = {
  readonly [K in
    | "state"
    | "round"
    | "openFields"
    | "isDisputed"
    | "submittedAt"
    | "consentBy"
    | "reviewDueAt"
    | "reviewWarnedAt"
    | "claimedBy"
    | "claimedByName"
    | "claimedAt"
    | "decidedAt"
    | "decider"
    | "approvedAt"
    | "cardBoundAt"
    | "accountBoundAt"]?: (typeof applications.$inferInsert)[K];
};

/** Changes the row that `lockApplication` holds. */
export async function updateApplication(db: ApplicationDb, change: ApplicationChange): Promise<void> {
  await db.update(applications).set(change).where(eq(applications.sellerId, db.scope.sellerId));
}

export async function getSellerHead(
  db: ApplicationDb,
): Promise<{ readonly kind: SellerKind; readonly name: string } | null> {
  const [row] = await db
    .select({ kind: sellers.kind, name: sellers.name })
    .from(sellers)
    .where(eq(sellers.sellerId, db.scope.sellerId));
  return row ?? null;
}

/** Kind and name of the seller, as its licence has them. */
export async function updateSellerHead(
  db: ApplicationDb,
  head: { readonly kind?: SellerKind; readonly name?: string },
): Promise<void> {
  await db.update(sellers).set(head).where(eq(sellers.sellerId, db.scope.sellerId));
}

export type FieldRow = {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly sealed: string | null;
  readonly hint: string;
  readonly savedAt: number;
  readonly approvedValue: string | null;
  readonly approvedSealed: string | null;
};

/** Every field that was ever given, what is being written and what is in force. */
export async function listApplicationFields(db: ApplicationDb): Promise<FieldRow[]> {
  return db
    .select({
      section: applicationFields.section,
      key: applicationFields.key,
      value: applicationFields.value,
      sealed: applicationFields.sealed,
      hint: applicationFields.hint,
      savedAt: applicationFields.savedAt,
      approvedValue: applicationFields.approvedValue,
      approvedSealed: applicationFields.approvedSealed,
    })
    .from(applicationFields)
    .where(eq(applicationFields.sellerId, db.scope.sellerId))
    .orderBy(asc(applicationFields.section), asc(applicationFields.key));
}

export type FieldToSave = {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly sealed: string | null;
  readonly hint: string;
};

/** Writes fields as they were left; what was approved of them stays. */
export async function saveApplicationFieldRows(
  db: SellerDb,
  fields: readonly FieldToSave[],
  savedBy: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = fields.map((field) => ({ ...field, sellerId, savedBy, savedAt: now }));
  await insertMany(db, applicationFields, rows, {
    columns: ["sellerId", "section", "key"],
    set: ["value", "sealed", "hint", "savedBy", "savedAt"],
  });
}

/** What is being written becomes what is in force. */
export async function approveApplicationFields(db: ApplicationDb): Promise<void> {
  await db
    .update(applicationFields)
    .set({
      approvedValue: sql`${applicationFields.value}`,
      approvedSealed: sql`${applicationFields.sealed}`,
      approvedHint: sql`${applicationFields.hint}`,
    })
    .where(eq(applicationFields.sellerId, db.scope.sellerId));
}

/** What is in force becomes what is being written again; a field that was never approved is empty. */
export async function restoreApprovedFields(db: SellerDb): Promise<void> {
  await db
    .update(applicationFields)
    .set({
      value: sql`coalesce(${applicationFields.approvedValue}, '')`,
      sealed: sql`${applicationFields.approvedSealed}`,
      hint: sql`coalesce(${applicationFields.approvedHint}, '')`,
    })
    .where(and(eq(applicationFields.sellerId, db.scope.sellerId), ne(applicationFields.section, "declaration")));
}

/** What was approved of the fields; null values of a field that was never approved are left out. */
export async function listApprovedFields(
  db: ApplicationDb,
): Promise<
  readonly { readonly section: string; readonly key: string; readonly value: string; readonly sealed: string | null }[]
> {
  const rows = await db
    .select({
      section: applicationFields.section,
      key: applicationFields.key,
      value: applicationFields.approvedValue,
      sealed: applicationFields.approvedSealed,
    })
    .from(applicationFields)
    .where(and(eq(applicationFields.sellerId, db.scope.sellerId), isNotNull(applicationFields.approvedValue)))
    .orderBy(asc(applicationFields.section), asc(applicationFields.key));
  return rows.map((row) => ({ ...row, value: row.value ?? "" }));
}

type Values = Readonly<Record<string, string | number>>;

export type FindingRow = {
  readonly path: string;
  readonly outcome: FieldOutcome;
  readonly code: string;
  readonly values: Values;
  readonly decision: "pass" | "refuse" | null;
  readonly reason: string;
  readonly note: string;
  readonly decidedBy: string | null;
  readonly confirmedBy: string | null;
};

/** The findings of one round. */
export async function listFindings(db: ApplicationDb, round: number): Promise<FindingRow[]> {
  return db
    .select({
      path: applicationFindings.path,
      outcome: applicationFindings.outcome,
      code: applicationFindings.code,
      values: applicationFindings.values,
      decision: applicationFindings.decision,
      reason: applicationFindings.reason,
      note: applicationFindings.note,
      decidedBy: applicationFindings.decidedBy,
      confirmedBy: applicationFindings.confirmedBy,
    })
    .from(applicationFindings)
    .where(and(eq(applicationFindings.sellerId, db.scope.sellerId), eq(applicationFindings.round, round)))
    .orderBy(asc(applicationFindings.path));
}

/** Keeps what the rules said in a round; a second run of the same round changes what no person has decided. */
export async function saveFindings(
  db: SellerDb,
  round: number,
  findings: readonly Pick<FindingRow, "path" | "outcome" | "code" | "values">[],
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = findings.map(({ path, outcome, code, values }) => ({ sellerId, round, path, outcome, code, values }));
  await insertMany(db, applicationFindings, rows, {
    columns: ["sellerId", "round", "path"],
    set: ["outcome", "code", "values"],
  });
}

export type CheckRow = {
  readonly check: OutsideCheck;
  readonly state: CheckState;
  /** Fingerprint of what was asked about. */
  readonly asked: string;
  readonly code: string;
  readonly values: Values;
  readonly checkedAt: number;
};

/** What the outside world answered. */
export async function listChecks(db: ApplicationDb): Promise<CheckRow[]> {
  return db
    .select({
      check: applicationChecks.check,
      state: applicationChecks.state,
      asked: applicationChecks.asked,
      code: applicationChecks.code,
      values: applicationChecks.values,
      checkedAt: applicationChecks.checkedAt,
    })
    .from(applicationChecks)
    .where(eq(applicationChecks.sellerId, db.scope.sellerId))
    .orderBy(asc(applicationChecks.check));
}

/** Keeps an answer in the place of an earlier one. */
export async function saveCheck(db: SellerDb, check: CheckRow): Promise<void> {
  const row = { ...check, sellerId: db.scope.sellerId };
  await db
    .insert(applicationChecks)
    .values(row)
    .onConflictDoUpdate({ target: [applicationChecks.sellerId, applicationChecks.check], set: check });
}

/** Sellers whose submission was not judged although its job should have: after a restored queue, or a job that died. */
export async function listStuckApplications(db: DoorDb, before: number): Promise<string[]> {
  const rows = await db
    .select({ sellerId: applications.sellerId })
    .from(applications)
    .where(
      and(eq(applications.state, "checking"), sql`${applications.submittedAt} < ${new Date(before).toISOString()}`),
    )
    .limit(200);
  return rows.map((row) => row.sellerId);
}

/** One field's sealed value; null when it is empty. */
export async function getSealedField(db: ApplicationDb, section: string, key: string): Promise<string | null> {
  const [row] = await db
    .select({ sealed: applicationFields.sealed })
    .from(applicationFields)
    .where(
      and(
        eq(applicationFields.sellerId, db.scope.sellerId),
        eq(applicationFields.section, section),
        eq(applicationFields.key, key),
      ),
    );
  return row?.sealed ?? null;
}
