import {
  getTableColumns,
  getTableName,
  type InferInsertModel,
  type InferSelectModel,
  type SQL,
  sql,
} from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { executePrepared } from "./prepared.ts";
import type { Scope, ScopedDb } from "./scope.ts";

type Key<T extends PgTable> = keyof InferSelectModel<T> & string;

/** What happens when a row is there already: keep the old one, or overwrite the named columns. */
export type OnConflict<T extends PgTable> =
  | { readonly columns: readonly Key<T>[]; readonly where?: SQL; readonly set: "nothing" }
  | {
      readonly columns: readonly Key<T>[];
      readonly where?: SQL;
      readonly set: readonly Key<T>[];
      readonly setSql?: Partial<Record<Key<T>, SQL>>;
    };

/**
 * Writes any number of rows with one statement (`insert … select … from jsonb_to_recordset`), so that the number of
 * statements does not grow with the batch. All rows carry the same members; the columns left out take their defaults.
 * Nothing comes back: rows with papers and bookings in them are large. Without `onConflict` a row that is there already is
 * a bug and throws. Citus takes `insert … select` only with `on conflict`. `isOften`: asked many times a second, always with
 * the same members, so that it is worth keeping prepared.
 */
export async function insertMany<T extends PgTable>(
  db: ScopedDb<Scope>,
  table: T,
  rows: readonly InferInsertModel<T>[],
  onConflict?: OnConflict<T>,
  options: { readonly isOften?: boolean } = {},
): Promise<void> {
  if (rows.length === 0) return;
  const statement = insertStatement(table, rows, onConflict);
  const { count } = options.isOften ? await executePrepared(db, statement) : await db.execute(statement);
  if (!onConflict && count !== rows.length) throw alreadyThere(table);
}

/**
 * As `insertMany`, and returns the rows that were written, or of each only the columns named: with `set: "nothing"` those
 * already there are missing.
 */
export async function insertReturning<T extends PgTable, K extends Key<T> = Key<T>>(
  db: ScopedDb<Scope>,
  table: T,
  rows: readonly InferInsertModel<T>[],
  onConflict?: OnConflict<T>,
  only?: readonly K[],
): Promise<Pick<InferSelectModel<T>, K>[]> {
  if (rows.length === 0) return [];
  const back = only
    ? sql.join(
        only.map((name) => sql.identifier(columnNamed(columnsOf(table), name).name)),
        sql`, `,
      )
    : sql`*`;
  const saved = decodeRows(table, await db.execute(sql`${insertStatement(table, rows, onConflict)} returning ${back}`));
  if (!onConflict && saved.length !== rows.length) throw alreadyThere(table);
  return saved;
}

function alreadyThere(table: PgTable): Error {
  return new Error(`${getTableName(table)}: a row is there already`);
}

function insertStatement<T extends PgTable>(
  table: T,
  rows: readonly InferInsertModel<T>[],
  onConflict: OnConflict<T> | undefined,
): SQL {
  const columns = columnsOf(table);
  const used = memberNames(rows).map((name) => columnNamed(columns, name));
  const target = sql.join(
    used.map((column) => sql.identifier(column.name)),
    sql`, `,
  );
  return sql`insert into ${sql.identifier(getTableName(table))} (${target})
    select ${target} from ${recordset(used, rows, columns)} as r(${definitions(used)})
    ${conflictClause(columns, onConflict)}`;
}

/**
 * Updates any number of rows with one statement, matched by `by`. Rows that do not exist (or lie behind the wall) are left
 * out. `guard` is an extra condition on the stored row. Answers how many were written.
 */
export async function updateMany<T extends PgTable>(
  db: ScopedDb<Scope>,
  table: T,
  by: readonly Key<T>[],
  set: readonly Key<T>[],
  rows: readonly Partial<InferInsertModel<T>>[],
  guard?: SQL,
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = columnsOf(table);
  const keys = by.map((name) => columnNamed(columns, name));
  const values = set.map((name) => columnNamed(columns, name));
  const used = [...keys, ...values];
  const assign = values.map((column) => sql`${sql.identifier(column.name)} = r.${sql.identifier(column.name)}`);
  const match = keys.map((column) => sql`t.${sql.identifier(column.name)} = r.${sql.identifier(column.name)}`);
  const statement = sql`update ${sql.identifier(getTableName(table))} as t set ${sql.join(assign, sql`, `)}
    from ${recordset(used, rows, columns)} as r(${definitions(used)})
    where ${sql.join(guard ? [...match, guard] : match, sql` and `)}`;
  return (await db.execute(statement)).count;
}

type Columns = Readonly<Record<string, PgColumn>>;

function columnsOf(table: PgTable): Columns {
  return getTableColumns(table);
}

function columnNamed(columns: Columns, name: string): PgColumn {
  const column = columns[name];
  if (!column) throw new Error(`no column ${name}`);
  return column;
}

function memberNames(rows: readonly object[]): string[] {
  const names = new Set<string>();
  for (const row of rows) for (const [name, value] of Object.entries(row)) if (value !== undefined) names.add(name);
  return [...names];
}

function definitions(used: readonly PgColumn[]): SQL {
  return sql.join(
    used.map((column) => sql`${sql.identifier(column.name)} ${sql.raw(column.getSQLType())}`),
    sql`, `,
  );
}

/** The rows as one JSON parameter, keyed by database names, each value as the driver would send it. */
function recordset(used: readonly PgColumn[], rows: readonly object[], columns: Columns): SQL {
  const nameOf = new Map(Object.entries(columns).map(([name, column]) => [column, name]));
  const records = rows.map((row) => {
    const record: Record<string, unknown> = {};
    for (const column of used) {
      const value: unknown = (row as Record<string, unknown>)[nameOf.get(column) ?? ""];
      record[column.name] = encodeValue(column, value);
    }
    return record;
  });
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb)`;
}

function encodeValue(column: PgColumn, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  return column.getSQLType() === "jsonb" ? value : column.mapToDriverValue(value);
}

function conflictClause<T extends PgTable>(columns: Columns, onConflict: OnConflict<T> | undefined): SQL {
  if (!onConflict) return sql`on conflict do nothing`;
  const target = sql.join(
    onConflict.columns.map((name) => sql.identifier(columnNamed(columns, name).name)),
    sql`, `,
  );
  const where = onConflict.where ? sql` where ${onConflict.where}` : sql``;
  if (onConflict.set === "nothing") return sql`on conflict (${target})${where} do nothing`;
  const assign = onConflict.set.map((name) => {
    const column = sql.identifier(columnNamed(columns, name).name);
    return sql`${column} = excluded.${column}`;
  });
  for (const [name, value] of Object.entries(onConflict.setSql ?? {})) {
    assign.push(sql`${sql.identifier(columnNamed(columns, name).name)} = ${value as SQL}`);
  }
  return sql`on conflict (${target})${where} do update set ${sql.join(assign, sql`, `)}`;
}

/** Raw rows come back by database names with the driver's values. */
function decodeRows<T extends PgTable>(table: T, raw: Iterable<Record<string, unknown>>): InferSelectModel<T>[] {
  const entries = Object.entries(columnsOf(table));
  return Array.from(raw, (record) => {
    const row: Record<string, unknown> = {};
    for (const [name, column] of entries) {
      if (!(column.name in record)) continue;
      const value = record[column.name];
      row[name] = value === null || value === undefined ? null : column.mapFromDriverValue(value);
    }
    return row as InferSelectModel<T>;
  });
}
