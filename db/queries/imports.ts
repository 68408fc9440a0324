import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import type { ImportCounts, ImportFinding } from "#lib/orders/import-finding";
import type { ImportState, ImportVerdict } from "#lib/orders/states";
import { insertMany } from "../bulk.ts";
import { replanChecks } from "../replan-checks.ts";
import { importRows, imports } from "../schema/orders.ts";
import { stores } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";

export type ImportRowToSave = {
  readonly rowNumber: number;
  readonly verdict: ImportVerdict;
  readonly orderNumber: string;
  readonly content: unknown;
  readonly findings: readonly ImportFinding[];
};

export type NewImport = {
  readonly storeId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly counts: ImportCounts;
  readonly header: readonly string[];
  readonly createdBy: string;
};

/** Keeps a preview: the file's rows with what each will do. Two statements for any number of rows. */
export async function saveImport(
  db: SellerDb,
  one: NewImport,
  rows: readonly ImportRowToSave[],
  now: number,
): Promise<string> {
  const { sellerId } = db.scope;
  const [saved] = await db
    .insert(imports)
    .values({
      ...one,
      counts: { ...one.counts },
      header: [...one.header],
      sellerId,
      state: "previewed",
      createdAt: now,
    })
    .returning({ id: imports.id });
  if (!saved) throw new Error("an import was not saved");
  await replanChecks(db, rows.length);
  await insertMany(
    db,
    importRows,
    rows.map((row) => ({ ...row, findings: [...row.findings], sellerId, importId: saved.id })),
    { columns: ["sellerId", "importId", "rowNumber"], set: "nothing" },
  );
  return saved.id;
}

export type ImportHead = {
  readonly id: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly counts: ImportCounts;
  readonly header: readonly string[];
  readonly createdAt: number;
  readonly confirmedAt: number | null;
};

const head = {
  id: imports.id,
  storeId: imports.storeId,
  storeName: stores.name,
  fileName: imports.fileName,
  state: imports.state,
  counts: imports.counts,
  header: imports.header,
  createdAt: imports.createdAt,
  confirmedAt: imports.confirmedAt,
};

const storeOfImport = and(eq(stores.sellerId, imports.sellerId), eq(stores.id, imports.storeId));

/** An import by id; null when there is none of this seller. */
export async function getImport(db: SellerDb, id: string): Promise<ImportHead | null> {
  const [row] = await db
    .select(head)
    .from(imports)
    .innerJoin(stores, storeOfImport)
    .where(and(eq(imports.sellerId, db.scope.sellerId), eq(imports.id, id)));
  return row ? headOf(row) : null;
}

/** The same, locked: a confirmation happens once. */
export async function lockImport(db: SellerDb, id: string): Promise<ImportHead | null> {
  const [row] = await db
    .select(head)
    .from(imports)
    .innerJoin(stores, storeOfImport)
    .where(and(eq(imports.sellerId, db.scope.sellerId), eq(imports.id, id)))
    .for("update", { of: imports });
  return row ? headOf(row) : null;
}

/** The latest imports that were confirmed, newest first. */
export async function listImports(db: SellerDb, limit: number): Promise<ImportHead[]> {
  const rows = await db
    .select(head)
    .from(imports)
    .innerJoin(stores, storeOfImport)
    .where(and(eq(imports.sellerId, db.scope.sellerId), eq(imports.state, "confirmed")))
    .orderBy(desc(imports.createdAt))
    .limit(limit);
  return rows.map(headOf);
}

function headOf(row: Omit<ImportHead, "counts"> & { readonly counts: Record<string, number> }): ImportHead {
  const { counts } = row;
  const of = (name: keyof ImportCounts) => counts[name] ?? 0;
  return {
    ...row,
    counts: {
      rows: of("rows"),
      new: of("new"),
      changed: of("changed"),
      same: of("same"),
      refused: of("refused"),
      warnings: of("warnings"),
      toDispatch: of("toDispatch"),
      held: of("held"),
      cancelOffers: of("cancelOffers"),
      masked: of("masked"),
    },
  };
}

export type ImportRow = {
  readonly rowNumber: number;
  readonly verdict: ImportVerdict;
  readonly orderNumber: string;
  readonly content: unknown;
  readonly findings: readonly ImportFinding[];
};

/** Rows of an import of one verdict, from a row number on; without a limit all of them. */
export async function listImportRows(
  db: SellerDb,
  importId: string,
  verdict: ImportVerdict,
  page: { readonly after: number; readonly limit: number } = { after: 0, limit: 100_000 },
): Promise<ImportRow[]> {
  const rows = await db
    .select({
      rowNumber: importRows.rowNumber,
      verdict: importRows.verdict,
      orderNumber: importRows.orderNumber,
      content: importRows.content,
      findings: importRows.findings,
    })
    .from(importRows)
    .where(
      and(
        eq(importRows.sellerId, db.scope.sellerId),
        eq(importRows.importId, importId),
        eq(importRows.verdict, verdict),
        gt(importRows.rowNumber, page.after),
      ),
    )
    .orderBy(asc(importRows.rowNumber))
    .limit(page.limit);
  return rows.map((row) => ({ ...row, findings: row.findings as ImportFinding[] }));
}

/** Marks an import as confirmed or discarded, with the counts of what was really done. */
export async function saveImportState(
  db: SellerDb,
  id: string,
  state: Exclude<ImportState, "previewed">,
  counts: ImportCounts,
  now: number,
): Promise<void> {
  await db
    .update(imports)
    .set({ state, counts: { ...counts }, confirmedAt: state === "confirmed" ? now : null })
    .where(and(eq(imports.sellerId, db.scope.sellerId), eq(imports.id, id)));
}

/** Forgets the rows of a discarded preview. */
export async function deleteImportRows(db: SellerDb, importId: string): Promise<void> {
  await db.delete(importRows).where(and(eq(importRows.sellerId, db.scope.sellerId), eq(importRows.importId, importId)));
}

/** The name of a store that is in use; null when this seller has no such store. */
export async function getStoreName(db: SellerDb, storeId: string): Promise<string | null> {
  const [row] = await db
    .select({ name: stores.name })
    .from(stores)
    .where(and(eq(stores.sellerId, db.scope.sellerId), eq(stores.id, storeId), isNull(stores.archivedAt)));
  return row?.name ?? null;
}
