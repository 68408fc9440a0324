import { and, asc, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import { dayMs } from "#lib/kit/time";
import { dossierExportParts, dossierExports } from "../schema/dossiers.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

export type DossierExportRow = Omit<typeof dossierExports.$inferSelect, "sellerId">;
export type NewDossierExport = Pick<DossierExportRow, "id" | "declSeqNos" | "language" | "total" | "createdBy">;

const columns = {
  id: dossierExports.id,
  declSeqNos: dossierExports.declSeqNos,
  language: dossierExports.language,
  state: dossierExports.state,
  total: dossierExports.total,
  done: dossierExports.done,
  byteLength: dossierExports.byteLength,
  createdBy: dossierExports.createdBy,
  createdAt: dossierExports.createdAt,
  finishedAt: dossierExports.finishedAt,
  expiresAt: dossierExports.expiresAt,
};

/** The latest exports, newest first. */
export async function listDossierExports(db: SellerDb, limit: number): Promise<DossierExportRow[]> {
  return db
    .select(columns)
    .from(dossierExports)
    .where(eq(dossierExports.sellerId, db.scope.sellerId))
    .orderBy(desc(dossierExports.createdAt), desc(dossierExports.id))
    .limit(limit);
}

/** How many are waiting or being packed. */
export async function countOpenDossierExports(db: SellerDb): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(dossierExports)
    .where(and(eq(dossierExports.sellerId, db.scope.sellerId), inArray(dossierExports.state, ["queued", "running"])));
  return row?.count ?? 0;
}

/** One export, locked where it is about to change; null when there is none. */
export async function getDossierExport(db: SellerDb, id: string, lock = false): Promise<DossierExportRow | null> {
  const query = db
    .select(columns)
    .from(dossierExports)
    .where(and(eq(dossierExports.sellerId, db.scope.sellerId), eq(dossierExports.id, id)));
  const [row] = lock ? await query.for("update") : await query;
  return row ?? null;
}

export async function saveDossierExport(db: SellerDb, packed: NewDossierExport, now: number): Promise<void> {
  await db.insert(dossierExports).values({ ...packed, sellerId: db.scope.sellerId, createdAt: now });
}

export type DossierExportChange = Partial<
  Pick<DossierExportRow, "state" | "total" | "done" | "byteLength" | "finishedAt" | "expiresAt">
>;

/** Changes a export. */
export async function updateDossierExport(db: SellerDb, id: string, change: DossierExportChange): Promise<void> {
  await db
    .update(dossierExports)
    .set(change)
    .where(and(eq(dossierExports.sellerId, db.scope.sellerId), eq(dossierExports.id, id)));
}

export type DossierExportPart = Pick<
  typeof dossierExportParts.$inferSelect,
  "fileId" | "position" | "keySealed" | "byteLength"
>;

/** The parts of a export's ZIP in their order. */
export async function listDossierExportParts(db: SellerDb, exportId: string): Promise<DossierExportPart[]> {
  return db
    .select({
      fileId: dossierExportParts.fileId,
      position: dossierExportParts.position,
      keySealed: dossierExportParts.keySealed,
      byteLength: dossierExportParts.byteLength,
    })
    .from(dossierExportParts)
    .where(and(eq(dossierExportParts.sellerId, db.scope.sellerId), eq(dossierExportParts.exportId, exportId)))
    .orderBy(asc(dossierExportParts.position));
}

export async function saveDossierExportPart(db: SellerDb, exportId: string, part: DossierExportPart): Promise<void> {
  await db.insert(dossierExportParts).values({ ...part, exportId, sellerId: db.scope.sellerId });
}

/** Forgets the parts of a export; answers the files that they named. */
export async function deleteDossierExportParts(db: SellerDb, exportId: string): Promise<string[]> {
  const rows = await db
    .delete(dossierExportParts)
    .where(and(eq(dossierExportParts.sellerId, db.scope.sellerId), eq(dossierExportParts.exportId, exportId)))
    .returning({ fileId: dossierExportParts.fileId });
  return rows.map(({ fileId }) => fileId);
}

/** Can no longer be fetched and is still kept, or was left unfinished for a day, as when the queue was emptied. */
function isOld(now: number) {
  const begun = inArray(dossierExports.state, ["queued", "running"]);
  return or(
    and(eq(dossierExports.state, "ready"), lt(dossierExports.expiresAt, now)),
    and(begun, lt(dossierExports.createdAt, now - dayMs)),
  );
}

/** Sellers that have exports to clear away. */
export async function listSellersWithOldDossierExports(db: DoorDb, now: number): Promise<string[]> {
  const rows = await db.selectDistinct({ sellerId: dossierExports.sellerId }).from(dossierExports).where(isOld(now));
  return rows.map(({ sellerId }) => sellerId);
}

/** Exports of the scope's seller that are to be cleared away, locked; those that somebody else holds are left to him. */
export async function lockOldDossierExports(
  db: SellerDb,
  now: number,
): Promise<Pick<DossierExportRow, "id" | "state">[]> {
  return db
    .select({ id: dossierExports.id, state: dossierExports.state })
    .from(dossierExports)
    .where(and(eq(dossierExports.sellerId, db.scope.sellerId), isOld(now)))
    .for("update", { skipLocked: true });
}
