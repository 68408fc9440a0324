import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { applicationDocuments } from "../schema/onboarding.ts";
import type { SellerDb } from "../scope.ts";
import type { ApplicationDb } from "./applications.ts";

export type DocumentRow = {
  readonly id: string;
  readonly section: string;
  readonly slot: string;
  readonly subject: string;
  readonly fileName: string;
  readonly kind: "jpeg" | "png" | "pdf";
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly isBlurred: boolean;
  readonly uploadedAt: number;
};

const columns = {
  id: applicationDocuments.id,
  section: applicationDocuments.section,
  slot: applicationDocuments.slot,
  subject: applicationDocuments.subject,
  fileName: applicationDocuments.fileName,
  kind: applicationDocuments.kind,
  width: applicationDocuments.width,
  height: applicationDocuments.height,
  pages: applicationDocuments.pages,
  isBlurred: applicationDocuments.isBlurred,
  uploadedAt: applicationDocuments.uploadedAt,
};

/** The documents that stand now, one per slot and subject. */
export async function listDocuments(db: ApplicationDb): Promise<DocumentRow[]> {
  return db
    .select(columns)
    .from(applicationDocuments)
    .where(and(eq(applicationDocuments.sellerId, db.scope.sellerId), isNull(applicationDocuments.replacedAt)))
    .orderBy(asc(applicationDocuments.section), asc(applicationDocuments.slot), asc(applicationDocuments.subject));
}

/** A document with its file's sealed key, also one that was replaced; null for another seller's. */
export async function getDocument(
  db: ApplicationDb,
  id: string,
): Promise<(DocumentRow & { readonly keySealed: string; readonly replacedAt: number | null }) | null> {
  const [row] = await db
    .select({
      ...columns,
      keySealed: applicationDocuments.keySealed,
      replacedAt: applicationDocuments.replacedAt,
    })
    .from(applicationDocuments)
    .where(and(eq(applicationDocuments.sellerId, db.scope.sellerId), eq(applicationDocuments.id, id)));
  return row ?? null;
}

export type NewDocument = Omit<DocumentRow, "uploadedAt"> & {
  readonly byteLength: number;
  readonly sha256: string;
  readonly keySealed: string;
  readonly uploadedBy: string;
};

/** Puts a document in its slot; answers the ids whose files may be forgotten: replaced ones that no approval saw. */
export async function saveDocument(db: SellerDb, document: NewDocument, now: number): Promise<string[]> {
  const { sellerId } = db.scope;
  const gone = await replaceDocuments(db, document, now);
  await db.insert(applicationDocuments).values({ ...document, sellerId, uploadedAt: now });
  return gone;
}

/** Empties a slot; answers the ids whose files may be forgotten. */
export async function replaceDocuments(
  db: SellerDb,
  place: { readonly section: string; readonly slot: string; readonly subject: string },
  now: number,
): Promise<string[]> {
  const replaced = await db
    .update(applicationDocuments)
    .set({ replacedAt: now })
    .where(
      and(
        eq(applicationDocuments.sellerId, db.scope.sellerId),
        eq(applicationDocuments.section, place.section),
        eq(applicationDocuments.slot, place.slot),
        eq(applicationDocuments.subject, place.subject),
        isNull(applicationDocuments.replacedAt),
      ),
    )
    .returning({ id: applicationDocuments.id, wasApproved: applicationDocuments.wasApproved });
  return replaced.filter(({ wasApproved }) => !wasApproved).map(({ id }) => id);
}

/** The documents of this moment belong to an approval: their files are kept even when they are replaced. */
export async function approveDocuments(db: ApplicationDb): Promise<void> {
  await db
    .update(applicationDocuments)
    .set({ wasApproved: true })
    .where(and(eq(applicationDocuments.sellerId, db.scope.sellerId), isNull(applicationDocuments.replacedAt)));
}

/** The documents of the last approval stand again; what was put in their place goes. */
export async function restoreApprovedDocuments(db: SellerDb, now: number): Promise<void> {
  const own = eq(applicationDocuments.sellerId, db.scope.sellerId);
  await db
    .update(applicationDocuments)
    .set({ replacedAt: now })
    .where(and(own, isNull(applicationDocuments.replacedAt), eq(applicationDocuments.wasApproved, false)));
  // the newest approved one of each slot that is empty now
  await db.execute(sql`
    update application_documents as old set replaced_at = null
    where old.seller_id = ${db.scope.sellerId} and old.id in (
      select distinct on (section, slot, subject) id from application_documents
      where seller_id = ${db.scope.sellerId} and was_approved
      order by section, slot, subject, uploaded_at desc
    ) and not exists (
      select 1 from application_documents as current
      where current.seller_id = old.seller_id and current.section = old.section and current.slot = old.slot
        and current.subject = old.subject and current.replaced_at is null
    )`);
}
