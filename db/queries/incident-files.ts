import { and, asc, eq, isNull } from "drizzle-orm";
import { incidentFiles, incidents } from "../schema/incidents.ts";
import type { SellerDb } from "../scope.ts";

export type IncidentFileRow = typeof incidentFiles.$inferSelect;
export type NewIncidentFile = Omit<IncidentFileRow, "sellerId" | "addedAt" | "removedAt" | "removedBy">;

/** What is attached to an incident, in the order in which it was added. */
export async function listIncidentFiles(db: SellerDb, incidentId: string): Promise<readonly IncidentFileRow[]> {
  return db
    .select()
    .from(incidentFiles)
    .where(
      and(
        eq(incidentFiles.sellerId, db.scope.sellerId),
        eq(incidentFiles.incidentId, incidentId),
        isNull(incidentFiles.removedAt),
      ),
    )
    .orderBy(asc(incidentFiles.addedAt), asc(incidentFiles.id));
}

/** One attachment with what it belongs to; null for one that was taken off, and for another seller's. */
export async function getIncidentFile(
  db: SellerDb,
  id: string,
): Promise<(IncidentFileRow & { readonly kind: string; readonly waybillNo: string }) | null> {
  const { sellerId } = db.scope;
  const [row] = await db
    .select({ file: incidentFiles, kind: incidents.kind, waybillNo: incidents.waybillNo })
    .from(incidentFiles)
    .innerJoin(incidents, and(eq(incidents.sellerId, sellerId), eq(incidents.id, incidentFiles.incidentId)))
    .where(and(eq(incidentFiles.sellerId, sellerId), eq(incidentFiles.id, id), isNull(incidentFiles.removedAt)));
  return row ? { ...row.file, kind: row.kind, waybillNo: row.waybillNo } : null;
}

/** Attaches a kept file; false when these very bytes are there already. */
export async function saveIncidentFile(db: SellerDb, file: NewIncidentFile, now: number): Promise<boolean> {
  const saved = await db
    .insert(incidentFiles)
    .values({ ...file, sellerId: db.scope.sellerId, addedAt: now })
    .onConflictDoNothing()
    .returning({ id: incidentFiles.id });
  return saved.length > 0;
}

/** Takes an attachment off; the file and the record stay. */
export async function retireIncidentFile(db: SellerDb, id: string, by: string, now: number): Promise<void> {
  await db
    .update(incidentFiles)
    .set({ removedAt: now, removedBy: by })
    .where(and(eq(incidentFiles.sellerId, db.scope.sellerId), eq(incidentFiles.id, id)));
}
