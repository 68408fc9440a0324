import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, customType, text, uuid } from "drizzle-orm/pg-core";

/** An instant: timestamptz in the database, epoch milliseconds in code. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => "timestamp with time zone",
  toDriver: (value) => new Date(value).toISOString(),
  fromDriver: (value) => Date.parse(value),
});

/** Bytes of a kept document. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});

/** Text whose type is limited to a list of `lib`; the table adds `listCheck` so that the database holds it too. */
export function oneOf<T extends string>(name: string, list: readonly [T, ...T[]]) {
  return text(name, { enum: list as [T, ...T[]] });
}

/** The check that goes with `oneOf`: lists live in `lib`, the database refuses anything else. */
export function listCheck(name: string, column: AnyPgColumn, list: readonly string[]) {
  const words = list.map((word) => `'${word.replaceAll("'", "''")}'`).join(", ");
  return check(name, sql`${column} in (${sql.raw(words)})`);
}

/** The tenant: first in every key of a seller's table. */
export const sellerIdColumn = () => uuid("seller_id").notNull();

/** Words found as one types, by range: only the C collation puts all words with one beginning next to each other. */
export const searchTerm = customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "C"',
});

/** A transaction of the database; never comes again, unlike the number of 32 bits that rows carry. */
export const transactionId = customType<{ data: string; driverData: string }>({
  dataType: () => "xid8",
});
