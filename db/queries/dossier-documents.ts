import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type DossierDocumentKind, dossierDocumentKinds } from "#lib/customs/dossier/document-kinds";
import { dossierDocuments, dossierFiles } from "../schema/dossiers.ts";
import type { SellerDb } from "../scope.ts";
import { textList } from "../text-list.ts";

const listed = {
  id: dossierDocuments.id,
  declSeqNo: dossierDocuments.declSeqNo,
  kind: dossierDocuments.kind,
  fileId: dossierFiles.id,
  fileName: dossierFiles.fileName,
  fileKind: dossierFiles.fileKind,
  byteLength: dossierFiles.byteLength,
  pages: dossierFiles.pages,
  sha256: dossierFiles.sha256,
  addedBy: dossierDocuments.addedBy,
  addedAt: dossierDocuments.addedAt,
};

export type DossierDocumentRow = {
  readonly id: string;
  readonly declSeqNo: string;
  readonly kind: DossierDocumentKind;
  readonly fileId: string;
  readonly fileName: string;
  readonly fileKind: (typeof dossierFiles.$inferSelect)["fileKind"];
  readonly byteLength: number;
  readonly pages: number;
  readonly sha256: string;
  readonly addedBy: string;
  readonly addedAt: number;
};

const ofFile = and(eq(dossierFiles.sellerId, dossierDocuments.sellerId), eq(dossierFiles.id, dossierDocuments.fileId));

/** The documents that stand in these dossiers, with their sealed keys: by kind, each as they were added. */
export async function listDossierDocuments(
  db: SellerDb,
  declSeqNos: readonly string[],
): Promise<(DossierDocumentRow & { readonly keySealed: string })[]> {
  if (declSeqNos.length === 0) return [];
  const rows = await db
    .select({ ...listed, keySealed: dossierFiles.keySealed })
    .from(dossierDocuments)
    .innerJoin(dossierFiles, ofFile)
    .where(
      and(
        eq(dossierDocuments.sellerId, db.scope.sellerId),
        isNull(dossierDocuments.removedAt),
        sql`${dossierDocuments.declSeqNo} in ${textList(declSeqNos)}`,
      ),
    )
    .orderBy(asc(dossierDocuments.declSeqNo), asc(dossierDocuments.addedAt), asc(dossierDocuments.id));
  return rows.toSorted((a, b) => dossierDocumentKinds.indexOf(a.kind) - dossierDocumentKinds.indexOf(b.kind));
}

/** One document with its sealed key, also one that was taken out; null for another seller's. */
export async function getDossierDocument(
  db: SellerDb,
  id: string,
): Promise<(DossierDocumentRow & { readonly keySealed: string; readonly removedAt: number | null }) | null> {
  const [row] = await db
    .select({ ...listed, keySealed: dossierFiles.keySealed, removedAt: dossierDocuments.removedAt })
    .from(dossierDocuments)
    .innerJoin(dossierFiles, ofFile)
    .where(and(eq(dossierDocuments.sellerId, db.scope.sellerId), eq(dossierDocuments.id, id)));
  return row ?? null;
}

/** The kept file with these very bytes. */
export async function findDossierFile(db: SellerDb, sha256: string): Promise<string | null> {
  const [row] = await db
    .select({ id: dossierFiles.id })
    .from(dossierFiles)
    .where(and(eq(dossierFiles.sellerId, db.scope.sellerId), eq(dossierFiles.sha256, sha256)));
  return row?.id ?? null;
}

export type NewDossierFile = Omit<typeof dossierFiles.$inferSelect, "sellerId" | "uploadedAt">;

export async function saveDossierFile(db: SellerDb, file: NewDossierFile, now: number): Promise<void> {
  await db.insert(dossierFiles).values({ ...file, sellerId: db.scope.sellerId, uploadedAt: now });
}

/** Puts a kept file into a dossier; false when it stands there already. */
export async function saveDossierDocument(
  db: SellerDb,
  document: Pick<typeof dossierDocuments.$inferInsert, "id" | "declSeqNo" | "kind" | "fileId" | "addedBy">,
  now: number,
): Promise<boolean> {
  const saved = await db
    .insert(dossierDocuments)
    .values({ ...document, sellerId: db.scope.sellerId, addedAt: now })
    .onConflictDoNothing()
    .returning({ id: dossierDocuments.id });
  return saved.length > 0;
}

/** Takes a document out of its dossier; the file and the record stay. */
export async function retireDossierDocument(db: SellerDb, id: string, by: string, now: number): Promise<void> {
  await db
    .update(dossierDocuments)
    .set({ removedAt: now, removedBy: by })
    .where(and(eq(dossierDocuments.sellerId, db.scope.sellerId), eq(dossierDocuments.id, id)));
}
