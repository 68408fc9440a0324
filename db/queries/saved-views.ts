import { and, asc, eq, ne, or, sql } from "drizzle-orm";
import type { SavedView, ViewColumns, ViewScreen } from "#lib/dispatch/saved-view";
import { insertMany } from "../bulk.ts";
import { savedViews } from "../schema/daily.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";

type Db = ScopedDb<SellerScope>;

/** The person's own views of a screen, then those that others share; each in its place. */
export async function listSavedViews(db: Db, screen: ViewScreen): Promise<SavedView[]> {
  const { sellerId, personId } = db.scope;
  const rows = await db
    .select()
    .from(savedViews)
    .where(
      and(
        eq(savedViews.sellerId, sellerId),
        eq(savedViews.screen, screen),
        or(eq(savedViews.personId, personId), eq(savedViews.isShared, true)),
      ),
    )
    .orderBy(
      sql`${savedViews.personId} <> ${personId}::uuid`,
      asc(savedViews.position),
      asc(savedViews.name),
      asc(savedViews.id),
    );
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, query: row.query, isShared: row.isShared, isDefault: row.isDefault },
    ...{ version: row.version, isOwn: row.personId === personId },
    columns: readColumns(row.columns),
  }));
}

function readColumns(kept: unknown): ViewColumns | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { hidden, order } = kept as { readonly [key in keyof ViewColumns]?: unknown };
  return { hidden: wordsOf(hidden), order: wordsOf(order) };
}

function wordsOf(list: unknown): readonly string[] | null {
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === "string") : null;
}

export type ViewToSave = Omit<SavedView, "isOwn" | "version"> & { readonly screen: ViewScreen };

/** Writes one of the person's own views; its version rises. */
export async function saveSavedView(db: Db, view: ViewToSave, now: number): Promise<void> {
  const { sellerId, personId } = db.scope;
  if (view.isDefault) await clearDefault(db, view.screen, view.id);
  await insertMany(db, savedViews, [{ ...view, sellerId, personId, updatedAt: now }], {
    columns: ["sellerId", "id"],
    set: ["name", "query", "columns", "isShared", "isDefault", "updatedAt"],
    setSql: { version: sql`saved_views.version + 1` },
  });
}

/** At most one of a person's views of a screen opens by itself. */
async function clearDefault(db: Db, screen: ViewScreen, butId: string): Promise<void> {
  await db
    .update(savedViews)
    .set({ isDefault: false })
    .where(
      and(
        eq(savedViews.sellerId, db.scope.sellerId),
        eq(savedViews.screen, screen),
        eq(savedViews.personId, db.scope.personId),
        eq(savedViews.isDefault, true),
        ne(savedViews.id, butId),
      ),
    );
}

/** Deletes one of the person's own views; answers its name, null where it has none such. */
export async function deleteSavedView(db: Db, id: string): Promise<string | null> {
  const [gone] = await db
    .delete(savedViews)
    .where(
      and(
        eq(savedViews.sellerId, db.scope.sellerId),
        eq(savedViews.personId, db.scope.personId),
        eq(savedViews.id, id),
      ),
    )
    .returning({ name: savedViews.name });
  return gone?.name ?? null;
}
