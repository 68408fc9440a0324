import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Certification, CertificationScope } from "#lib/carriers/certification";
import type { CertificationFile, SandboxResult } from "#lib/carriers/certification-file";
import { readCertificationScope, readSandboxResult } from "#lib/carriers/certification-schema";
import type { CertificationDocumentKind, CertificationState } from "#lib/carriers/certification-states";
import type { KeptDocumentKind } from "#lib/kit/document-file";
import type { CalendarDate, Instant } from "#lib/kit/time";
import { certificationDocuments, certificationSteps, certifications } from "../schema/carriers.ts";
import { solutions } from "../schema/solutions.ts";
import type { DoorScope, JobScope, ScopedDb, SellerScope, StaffDb, StaffScope } from "../scope.ts";

/** Reference tables: everybody reads them. */
type ReaderDb = ScopedDb<SellerScope | JobScope | StaffScope | DoorScope>;
type WriterDb = ScopedDb<StaffScope | DoorScope>;

/** Of everything that a verdict is made of: part of the routing book's key. A few dozen small rows. */
export const certificationContents = sql`(select md5(string_agg(concat_ws(':', id, carrier_code, state, scope,
  valid_from, valid_to, reason), ',' order by id)) from certifications)`;

const facts = {
  id: certifications.id,
  carrierCode: certifications.carrierCode,
  state: certifications.state,
  scope: certifications.scope,
  validFrom: certifications.validFrom,
  validTo: certifications.validTo,
  reason: certifications.reason,
};

/** By carrier, all that it ever was certified for, as the routing book and the market read it. */
export async function listCertifications(db: ReaderDb): Promise<ReadonlyMap<string, readonly Certification[]>> {
  const rows = await db
    .select(facts)
    .from(certifications)
    .orderBy(asc(certifications.createdAt), asc(certifications.id));
  const byCarrier = new Map<string, Certification[]>();
  for (const { scope, ...row } of rows) {
    const list = byCarrier.get(row.carrierCode) ?? [];
    byCarrier.set(row.carrierCode, list);
    list.push({ ...row, scope: readCertificationScope(scope) });
  }
  return byCarrier;
}

/** Those of one carrier, for the worker that is about to send a parcel to it. */
export async function listCertificationsOf(db: ReaderDb, carrierCode: string): Promise<Certification[]> {
  const rows = await db.select(facts).from(certifications).where(eq(certifications.carrierCode, carrierCode));
  return rows.map(({ scope, ...row }) => ({ ...row, scope: readCertificationScope(scope) }));
}

export type CertificationDocumentRow = {
  readonly id: string;
  readonly kind: CertificationDocumentKind;
  readonly fileName: string;
  readonly fileKind: KeptDocumentKind;
  readonly byteLength: number;
  readonly validTo: CalendarDate | null;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
  readonly toldDays: number | null;
};

/** A certification with all that its next step is judged by. `documents`: those that stand. */
export type CertificationRow = Certification &
  Omit<CertificationFile, "documents"> & {
    readonly documents: readonly CertificationDocumentRow[];
    readonly stateSince: Instant;
    readonly version: number;
    readonly toldDays: number | null;
    readonly createdAt: Instant;
  };

/** The certifications of one carrier, or of all, the newest first. */
export async function listCertificationRows(
  db: WriterDb,
  which: { readonly carrierCode?: string } = {},
): Promise<CertificationRow[]> {
  const { carrierCode } = which;
  const heads = await db
    .select({ ...facts, ...more })
    .from(certifications)
    .where(carrierCode === undefined ? undefined : eq(certifications.carrierCode, carrierCode))
    .orderBy(desc(certifications.createdAt), desc(certifications.id));
  return withFiles(db, heads, carrierCode);
}

const more = {
  sandbox: certifications.sandbox,
  stateSince: certifications.stateSince,
  version: certifications.version,
  toldDays: certifications.toldDays,
  createdAt: certifications.createdAt,
};

/** One certification, locked until the end of the transaction; null for an unknown id. */
export async function lockCertification(db: WriterDb, id: string): Promise<CertificationRow | null> {
  const heads = await db
    .select({ ...facts, ...more })
    .from(certifications)
    .where(eq(certifications.id, id))
    .for("update");
  const [row] = await withFiles(db, heads, heads[0]?.carrierCode);
  return row ?? null;
}

type Head = Omit<Certification, "scope"> & {
  readonly scope: unknown;
  readonly sandbox: unknown;
  readonly stateSince: Instant;
  readonly version: number;
  readonly toldDays: number | null;
  readonly createdAt: Instant;
};

async function withFiles(
  db: WriterDb,
  heads: readonly Head[],
  carrierCode: string | undefined,
): Promise<CertificationRow[]> {
  if (heads.length === 0) return [];
  const ofCarrier = carrierCode === undefined ? undefined : eq(certifications.carrierCode, carrierCode);
  const [documents, reviews] = await Promise.all([
    db
      .select({ certificationId: certificationDocuments.certificationId, ...documentColumns })
      .from(certificationDocuments)
      .innerJoin(certifications, eq(certifications.id, certificationDocuments.certificationId))
      .where(and(ofCarrier, isNull(certificationDocuments.replacedAt)))
      .orderBy(asc(certificationDocuments.uploadedAt)),
    db
      .selectDistinctOn([certificationSteps.certificationId], {
        certificationId: certificationSteps.certificationId,
        byId: certificationSteps.byId,
      })
      .from(certificationSteps)
      .innerJoin(certifications, eq(certifications.id, certificationSteps.certificationId))
      .where(and(ofCarrier, eq(certificationSteps.toState, "review")))
      .orderBy(certificationSteps.certificationId, desc(certificationSteps.at)),
  ]);
  return heads.map(({ scope, sandbox, ...head }) => ({
    ...head,
    scope: readCertificationScope(scope),
    sandbox: readSandboxResult(sandbox),
    documents: documents.flatMap(({ certificationId, ...row }) => (certificationId === head.id ? [row] : [])),
    sentToReviewBy: reviews.find(({ certificationId }) => certificationId === head.id)?.byId ?? "",
  }));
}

const documentColumns = {
  id: certificationDocuments.id,
  kind: certificationDocuments.kind,
  fileName: certificationDocuments.fileName,
  fileKind: certificationDocuments.fileKind,
  byteLength: certificationDocuments.byteLength,
  validTo: certificationDocuments.validTo,
  uploadedBy: certificationDocuments.uploadedBy,
  uploadedAt: certificationDocuments.uploadedAt,
  toldDays: certificationDocuments.toldDays,
};

/** A new certification in its first state, about nothing yet. */
export async function saveNewCertification(db: StaffDb, carrierCode: string, now: Instant): Promise<string> {
  const nothing: CertificationScope = { solutions: [], countries: [], cargoKinds: [] };
  const by = db.scope.personName;
  const [row] = await db
    .insert(certifications)
    .values({
      carrierCode,
      state: "applied",
      scope: nothing,
      stateSince: now,
      createdBy: by,
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: certifications.id });
  if (!row) throw new Error("an insert gave no row");
  return row.id;
}

export type CertificationChange = Partial<{
  readonly state: CertificationState;
  readonly scope: CertificationScope;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly reason: string;
  readonly toldDays: number | null;
}>;

/** Changes a certification that the transaction has locked; its version goes up. */
export async function saveCertification(
  db: WriterDb,
  id: string,
  change: CertificationChange,
  now: Instant,
): Promise<void> {
  await db
    .update(certifications)
    .set({
      ...change,
      ...(change.state === undefined ? {} : { stateSince: now }),
      version: sql`${certifications.version} + 1`,
      updatedAt: now,
    })
    .where(eq(certifications.id, id));
}

/** Keeps what a sandbox answered: evidence and no decision, so the version stays and nobody's page grows old by it. */
export async function saveSandboxResult(db: WriterDb, id: string, sandbox: SandboxResult): Promise<void> {
  await db.update(certifications).set({ sandbox }).where(eq(certifications.id, id));
}

export type CertificationStep = {
  readonly certificationId: string;
  readonly fromState: string;
  readonly toState: CertificationState;
  readonly reason: string;
};

/** Writes what was done to a certification, by whom. A change of scope or days is a step that stays in its state. */
export async function saveCertificationStep(db: WriterDb, step: CertificationStep, now: Instant): Promise<void> {
  const { scope } = db;
  const by = scope.kind === "staff" ? { byId: scope.personId, byName: scope.personName } : { byName: "" };
  await db.insert(certificationSteps).values({ ...step, ...by, at: now });
}

export type CertificationStepRow = CertificationStep & {
  readonly id: string;
  readonly byName: string;
  readonly at: Instant;
};

/** All steps of a carrier's certifications, the newest first. */
export async function listCertificationSteps(db: StaffDb, carrierCode: string): Promise<CertificationStepRow[]> {
  const rows = await db
    .select({
      id: certificationSteps.id,
      certificationId: certificationSteps.certificationId,
      fromState: certificationSteps.fromState,
      toState: sql<CertificationState>`${certificationSteps.toState}`,
      reason: certificationSteps.reason,
      byName: certificationSteps.byName,
      at: certificationSteps.at,
    })
    .from(certificationSteps)
    .innerJoin(certifications, eq(certifications.id, certificationSteps.certificationId))
    .where(eq(certifications.carrierCode, carrierCode))
    .orderBy(desc(certificationSteps.at), desc(certificationSteps.id));
  return rows;
}

/** Who last changed a certification; "" where only the shipped list or the calendar did. */
export async function getLastStep(db: StaffDb, certificationId: string): Promise<CertificationStepRow | null> {
  const [row] = await db
    .select({
      id: certificationSteps.id,
      certificationId: certificationSteps.certificationId,
      fromState: certificationSteps.fromState,
      toState: sql<CertificationState>`${certificationSteps.toState}`,
      reason: certificationSteps.reason,
      byName: certificationSteps.byName,
      at: certificationSteps.at,
    })
    .from(certificationSteps)
    .where(eq(certificationSteps.certificationId, certificationId))
    .orderBy(desc(certificationSteps.at), desc(certificationSteps.id))
    .limit(1);
  return row ?? null;
}

export type NewCertificationDocument = {
  readonly certificationId: string;
  readonly kind: CertificationDocumentKind;
  readonly fileName: string;
  readonly fileKind: KeptDocumentKind;
  readonly sha256: string;
  readonly content: Uint8Array;
  readonly validTo: CalendarDate | null;
};

/** Puts a document in the place of the standing one of its kind, which is kept; "other" ones stand side by side. */
export async function saveCertificationDocument(
  db: StaffDb,
  document: NewCertificationDocument,
  now: Instant,
): Promise<string> {
  const { certificationId, kind } = document;
  if (kind !== "other") {
    await db
      .update(certificationDocuments)
      .set({ replacedAt: now })
      .where(
        and(
          eq(certificationDocuments.certificationId, certificationId),
          eq(certificationDocuments.kind, kind),
          isNull(certificationDocuments.replacedAt),
        ),
      );
  }
  const uploaded = { uploadedBy: db.scope.personName, uploadedAt: now };
  const [row] = await db
    .insert(certificationDocuments)
    .values({ ...document, ...uploaded, byteLength: document.content.byteLength })
    .returning({ id: certificationDocuments.id });
  if (!row) throw new Error("an insert gave no row");
  return row.id;
}

/** A document with its bytes, also one that was replaced; null for an unknown id. */
export async function getCertificationDocument(
  db: StaffDb,
  id: string,
): Promise<{
  readonly carrierCode: string;
  readonly fileName: string;
  readonly fileKind: KeptDocumentKind;
  readonly content: Uint8Array;
} | null> {
  const [row] = await db
    .select({
      carrierCode: certifications.carrierCode,
      fileName: certificationDocuments.fileName,
      fileKind: certificationDocuments.fileKind,
      content: certificationDocuments.content,
    })
    .from(certificationDocuments)
    .innerJoin(certifications, eq(certifications.id, certificationDocuments.certificationId))
    .where(eq(certificationDocuments.id, id));
  return row ?? null;
}

/** Notes that staff were told of a certificate's end; no change of the certification itself, its version stays. */
export async function saveTold(db: WriterDb, id: string, toldDays: number): Promise<void> {
  await db.update(certifications).set({ toldDays }).where(eq(certifications.id, id));
}

/** Notes that staff were told of a document's end; nothing else of it changes. */
export async function saveDocumentTold(db: WriterDb, id: string, toldDays: number): Promise<void> {
  await db.update(certificationDocuments).set({ toldDays }).where(eq(certificationDocuments.id, id));
}

/** The solutions that a carrier can be certified for. */
export async function listSolutionCodesOf(db: StaffDb, carrierCode: string): Promise<string[]> {
  const rows = await db
    .select({ code: solutions.code })
    .from(solutions)
    .where(eq(solutions.carrierCode, carrierCode))
    .orderBy(asc(solutions.position));
  return rows.map(({ code }) => code);
}
