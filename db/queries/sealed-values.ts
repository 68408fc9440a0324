import { and, eq, getTableColumns, gt, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { alarmRobots } from "../schema/alarms.ts";
import { carrierMandates, exchangeConnections } from "../schema/customs.ts";
import { dossierExportParts, dossierFiles } from "../schema/dossiers.ts";
import { paperDownloadParts } from "../schema/downloads.ts";
import { gatewayAccounts } from "../schema/gateways.ts";
import { incidentFiles } from "../schema/incidents.ts";
import { accountProofs, applicationDocuments, applicationFields } from "../schema/onboarding.ts";
import { secondFactors } from "../schema/people.ts";
import { msdsFiles } from "../schema/products.ts";
import { sellers } from "../schema/sellers.ts";
import type { DoorDb, DoorScope, JobScope, ScopedDb } from "../scope.ts";

type SealedTable = {
  readonly table: PgTable;
  /** What finds a row, beside the seller: the parts of its key in their order. */
  readonly key: readonly string[];
  /** Columns that hold what the vault sealed. */
  readonly columns: readonly string[];
};

/** Every table that holds sealed values: a test finds a column in the database that is not here. */
export const sealedTables = {
  gatewayAccounts: { table: gatewayAccounts, key: ["gateway", "environment"], columns: ["secretSealed"] },
  secondFactors: { table: secondFactors, key: ["personId"], columns: ["secretSealed"] },
  applicationFields: { table: applicationFields, key: ["section", "key"], columns: ["sealed", "approvedSealed"] },
  applicationDocuments: { table: applicationDocuments, key: ["id"], columns: ["keySealed"] },
  paperDownloadParts: { table: paperDownloadParts, key: ["fileId"], columns: ["keySealed"] },
  dossierFiles: { table: dossierFiles, key: ["id"], columns: ["keySealed"] },
  dossierExportParts: { table: dossierExportParts, key: ["fileId"], columns: ["keySealed"] },
  incidentFiles: { table: incidentFiles, key: ["id"], columns: ["keySealed"] },
  msdsFiles: { table: msdsFiles, key: ["id"], columns: ["keySealed"] },
  accountProofs: { table: accountProofs, key: ["id"], columns: ["accountSealed", "amountSealed", "codeSealed"] },
  exchangeConnections: { table: exchangeConnections, key: ["environment"], columns: ["secretSealed", "keySealed"] },
  carrierMandates: {
    table: carrierMandates,
    key: ["carrierCode", "environment"],
    columns: ["secretSealed", "keySealed"],
  },
  alarmRobots: { table: alarmRobots, key: ["id"], columns: ["addressSealed", "secretSealed"] },
} as const satisfies Readonly<Record<string, SealedTable>>;

export type SealedTableName = keyof typeof sealedTables;
export type SealedColumnName<T extends SealedTableName> = (typeof sealedTables)[T]["columns"][number];

/** The platform's tables are reached by a door, a seller's by a job of that seller. */
type SealedDb = ScopedDb<DoorScope | JobScope>;

/** A row's key and its sealed values by column. */
export type SealedRow = {
  readonly key: readonly string[];
  readonly values: Readonly<Record<string, string | null>>;
};

/** Up to `limit` rows behind `after` that hold a value sealed with another key than `currentKey`, locked, in key order. */
export async function lockSealedRows(
  db: SealedDb,
  name: SealedTableName,
  {
    currentKey,
    after,
    limit,
  }: { readonly currentKey: string; readonly after: SealedRow | null; readonly limit: number },
): Promise<SealedRow[]> {
  const { table, key, columns } = sealedTables[name];
  const keyColumns = key.map((one) => columnOf(table, one));
  const sealedColumns = columns.map((one) => columnOf(table, one));
  const others = sealedColumns.map((column) => and(isNotNull(column), ne(keyIdOf(column), currentKey)));
  const rows: Record<string, unknown>[] = await db
    .select(Object.fromEntries([...key, ...columns].map((one) => [one, columnOf(table, one)])))
    .from(table)
    .where(and(ofScope(db, table), or(...others), after ? behind(keyColumns, after.key) : undefined))
    .orderBy(...keyColumns)
    .limit(limit)
    .for("update");
  return rows.map((row) => ({
    key: key.map((one) => String(row[one])),
    values: Object.fromEntries(columns.map((one) => [one, typeof row[one] === "string" ? row[one] : null])),
  }));
}

/** Writes a row's values sealed anew; the row is locked by `lockSealedRows`. */
export async function saveResealed(db: SealedDb, name: SealedTableName, row: SealedRow): Promise<void> {
  const { table, key } = sealedTables[name];
  const match = key.map((one, index) => eq(columnOf(table, one), row.key[index]));
  await db
    .update(table)
    .set(row.values)
    .where(and(ofScope(db, table), ...match));
}

/** How many values each key has sealed, by the key's id. */
export async function countSealedByKey(db: SealedDb, name: SealedTableName): Promise<Map<string, number>> {
  const { table, columns } = sealedTables[name];
  const counts = new Map<string, number>();
  for (const one of columns) {
    const column = columnOf(table, one);
    const rows = await db
      .select({ key: keyIdOf(column), count: sql<number>`count(*)::int` })
      .from(table)
      .where(and(ofScope(db, table), isNotNull(column)))
      .groupBy(keyIdOf(column));
    for (const { key, count } of rows) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** Ids of sellers behind `after`, in their order. */
export async function listSellerIds(db: DoorDb, after: string | null, limit: number): Promise<string[]> {
  const rows = await db
    .select({ sellerId: sellers.sellerId })
    .from(sellers)
    .where(after === null ? undefined : gt(sellers.sellerId, after))
    .orderBy(sellers.sellerId)
    .limit(limit);
  return rows.map(({ sellerId }) => sellerId);
}

/** `v1.<key id>.…` */
function keyIdOf(column: PgColumn): SQL<string> {
  return sql<string>`split_part(${column}, '.', 2)`;
}

function behind(columns: readonly PgColumn[], key: readonly string[]): SQL {
  const parts = key.map((part) => sql`${part}`);
  return sql`(${sql.join([...columns], sql`, `)}) > (${sql.join(parts, sql`, `)})`;
}

/** A seller's table is read within its seller alone; the platform's have no column for one. */
function ofScope(db: SealedDb, table: PgTable): SQL | undefined {
  const column: PgColumn | undefined = getTableColumns(table).sellerId;
  if (!column) return undefined;
  if (db.scope.sellerId === null) throw new Error("a seller's sealed values need a scope that names the seller");
  return eq(column, db.scope.sellerId);
}

function columnOf(table: PgTable, name: string): PgColumn {
  const column: PgColumn | undefined = getTableColumns(table)[name];
  if (!column) throw new Error(`no column ${name}`);
  return column;
}
