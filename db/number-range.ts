import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** Numbers that begin with what was typed, by a range on a column of the C collation: upper case, without blanks. */
export function numberRange(column: PgColumn, typed: string): SQL {
  const from = typed.replace(/\s+/g, "").toUpperCase();
  return sql`(${column} >= ${from} and ${column} < ${`${from}\u{10ffff}`})`;
}
