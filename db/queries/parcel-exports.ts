import { and, count, desc, eq, inArray, lt, or } from "drizzle-orm";
import { dayMs } from "#lib/kit/time";
import { parcelExports } from "../schema/parcel-exports.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

/** An export without its file. */
export type ParcelExportRow = Omit<typeof parcelExports.$inferSelect, "sellerId" | "content">;
export type NewParcelExport = Pick<
  ParcelExportRow,
  "id" | "query" | "locale" | "timeZone" | "total" | "createdBy" | "createdById"
>;

const columns = {
  id: parcelExports.id,
  query: parcelExports.query,
  locale: parcelExports.locale,
  timeZone: parcelExports.timeZone,
  state: parcelExports.state,
  total: parcelExports.total,
  done: parcelExports.done,
  byteLength: parcelExports.byteLength,
  createdBy: parcelExports.createdBy,
  createdById: parcelExports.createdById,
  createdAt: parcelExports.createdAt,
  expiresAt: parcelExports.expiresAt,
};

const open = ["queued", "running"] as const;

/** A person's latest exports, newest first, without those that are gone. */
export async function listParcelExports(db: SellerDb, personId: string, limit: number): Promise<ParcelExportRow[]> {
  return db
    .select(columns)
    .from(parcelExports)
    .where(
      and(
        eq(parcelExports.sellerId, db.scope.sellerId),
        eq(parcelExports.createdById, personId),
        inArray(parcelExports.state, [...open, "ready", "failed"]),
      ),
    )
    .orderBy(desc(parcelExports.createdAt), desc(parcelExports.id))
    .limit(limit);
}

/** How many of the seller's are waiting or being written. */
export async function countOpenParcelExports(db: SellerDb): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(parcelExports)
    .where(and(eq(parcelExports.sellerId, db.scope.sellerId), inArray(parcelExports.state, [...open])));
  return row?.count ?? 0;
}

/** One export; null when the seller has no such. */
export async function getParcelExport(db: SellerDb, id: string): Promise<ParcelExportRow | null> {
  const [row] = await db
    .select(columns)
    .from(parcelExports)
    .where(and(eq(parcelExports.sellerId, db.scope.sellerId), eq(parcelExports.id, id)));
  return row ?? null;
}

/** The file of an export; null while there is none, and when it was cleared away. */
export async function getParcelExportFile(db: SellerDb, id: string): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ content: parcelExports.content })
    .from(parcelExports)
    .where(and(eq(parcelExports.sellerId, db.scope.sellerId), eq(parcelExports.id, id)));
  return row?.content ?? null;
}

export async function saveParcelExport(db: SellerDb, asked: NewParcelExport, now: number): Promise<void> {
  await db.insert(parcelExports).values({ ...asked, sellerId: db.scope.sellerId, createdAt: now });
}

export type ParcelExportChange = Partial<
  Pick<typeof parcelExports.$inferSelect, "state" | "total" | "done" | "byteLength" | "content" | "expiresAt">
>;

/** Changes an export. */
export async function updateParcelExport(db: SellerDb, id: string, change: ParcelExportChange): Promise<void> {
  await db
    .update(parcelExports)
    .set(change)
    .where(and(eq(parcelExports.sellerId, db.scope.sellerId), eq(parcelExports.id, id)));
}

/** Can no longer be fetched, or was left unfinished for a day, as when the queue was emptied. */
function isOld(now: number) {
  return or(
    and(eq(parcelExports.state, "ready"), lt(parcelExports.expiresAt, now)),
    and(inArray(parcelExports.state, [...open, "failed"]), lt(parcelExports.createdAt, now - dayMs)),
  );
}

/** Sellers that have exports to clear away. */
export async function listSellersWithOldParcelExports(db: DoorDb, now: number): Promise<string[]> {
  const rows = await db.selectDistinct({ sellerId: parcelExports.sellerId }).from(parcelExports).where(isOld(now));
  return rows.map(({ sellerId }) => sellerId);
}

/** Takes the files of what can no longer be fetched away; answers how many. */
export async function expireParcelExports(db: SellerDb, now: number): Promise<number> {
  const rows = await db
    .update(parcelExports)
    .set({ state: "expired", content: null })
    .where(and(eq(parcelExports.sellerId, db.scope.sellerId), isOld(now)))
    .returning({ id: parcelExports.id });
  return rows.length;
}
