import { and, asc, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import { dayMs } from "#lib/kit/time";
import { paperDownloadParts, paperDownloads } from "../schema/downloads.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

export type DownloadRow = Omit<typeof paperDownloads.$inferSelect, "sellerId">;
export type NewDownload = Pick<DownloadRow, "id" | "period" | "contents" | "language" | "total" | "createdBy">;

const columns = {
  id: paperDownloads.id,
  period: paperDownloads.period,
  contents: paperDownloads.contents,
  language: paperDownloads.language,
  state: paperDownloads.state,
  total: paperDownloads.total,
  done: paperDownloads.done,
  byteLength: paperDownloads.byteLength,
  marked: paperDownloads.marked,
  createdBy: paperDownloads.createdBy,
  createdAt: paperDownloads.createdAt,
  startedAt: paperDownloads.startedAt,
  finishedAt: paperDownloads.finishedAt,
  expiresAt: paperDownloads.expiresAt,
};

/** The latest downloads, newest first. */
export async function listDownloads(db: SellerDb, limit: number): Promise<DownloadRow[]> {
  return db
    .select(columns)
    .from(paperDownloads)
    .where(eq(paperDownloads.sellerId, db.scope.sellerId))
    .orderBy(desc(paperDownloads.createdAt), desc(paperDownloads.id))
    .limit(limit);
}

/** How many are waiting or being packed. */
export async function countOpenDownloads(db: SellerDb): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(paperDownloads)
    .where(and(eq(paperDownloads.sellerId, db.scope.sellerId), inArray(paperDownloads.state, ["queued", "running"])));
  return row?.count ?? 0;
}

/** One download, locked where it is about to change; null when there is none. */
export async function getDownload(db: SellerDb, id: string, lock = false): Promise<DownloadRow | null> {
  const query = db
    .select(columns)
    .from(paperDownloads)
    .where(and(eq(paperDownloads.sellerId, db.scope.sellerId), eq(paperDownloads.id, id)));
  const [row] = lock ? await query.for("update") : await query;
  return row ?? null;
}

export async function saveDownload(db: SellerDb, download: NewDownload, now: number): Promise<void> {
  await db.insert(paperDownloads).values({ ...download, sellerId: db.scope.sellerId, createdAt: now });
}

export type DownloadChange = Partial<
  Pick<DownloadRow, "state" | "total" | "done" | "byteLength" | "marked" | "startedAt" | "finishedAt" | "expiresAt">
>;

/** Changes a download. */
export async function updateDownload(db: SellerDb, id: string, change: DownloadChange): Promise<void> {
  await db
    .update(paperDownloads)
    .set(change)
    .where(and(eq(paperDownloads.sellerId, db.scope.sellerId), eq(paperDownloads.id, id)));
}

export type DownloadPart = Pick<
  typeof paperDownloadParts.$inferSelect,
  "fileId" | "position" | "keySealed" | "byteLength"
>;

/** The parts of a download's ZIP in their order. */
export async function listDownloadParts(db: SellerDb, downloadId: string): Promise<DownloadPart[]> {
  return db
    .select({
      fileId: paperDownloadParts.fileId,
      position: paperDownloadParts.position,
      keySealed: paperDownloadParts.keySealed,
      byteLength: paperDownloadParts.byteLength,
    })
    .from(paperDownloadParts)
    .where(and(eq(paperDownloadParts.sellerId, db.scope.sellerId), eq(paperDownloadParts.downloadId, downloadId)))
    .orderBy(asc(paperDownloadParts.position));
}

export async function saveDownloadPart(db: SellerDb, downloadId: string, part: DownloadPart): Promise<void> {
  await db.insert(paperDownloadParts).values({ ...part, downloadId, sellerId: db.scope.sellerId });
}

/** Forgets the parts of a download; answers the files that they named. */
export async function deleteDownloadParts(db: SellerDb, downloadId: string): Promise<string[]> {
  const rows = await db
    .delete(paperDownloadParts)
    .where(and(eq(paperDownloadParts.sellerId, db.scope.sellerId), eq(paperDownloadParts.downloadId, downloadId)))
    .returning({ fileId: paperDownloadParts.fileId });
  return rows.map(({ fileId }) => fileId);
}

/** Can no longer be fetched and is still kept, or was left unfinished for a day, as when the queue was emptied. */
function isOld(now: number) {
  const begun = inArray(paperDownloads.state, ["queued", "running"]);
  return or(
    and(eq(paperDownloads.state, "ready"), lt(paperDownloads.expiresAt, now)),
    and(begun, lt(paperDownloads.createdAt, now - dayMs)),
  );
}

/** Sellers that have downloads to clear away. */
export async function listSellersWithOldDownloads(db: DoorDb, now: number): Promise<string[]> {
  const rows = await db.selectDistinct({ sellerId: paperDownloads.sellerId }).from(paperDownloads).where(isOld(now));
  return rows.map(({ sellerId }) => sellerId);
}

/** Downloads of the scope's seller that are to be cleared away, locked; those that somebody else holds are left to him. */
export async function lockOldDownloads(db: SellerDb, now: number): Promise<Pick<DownloadRow, "id" | "state">[]> {
  return db
    .select({ id: paperDownloads.id, state: paperDownloads.state })
    .from(paperDownloads)
    .where(and(eq(paperDownloads.sellerId, db.scope.sellerId), isOld(now)))
    .for("update", { skipLocked: true });
}
