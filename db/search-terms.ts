import { and, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { searchTerms } from "#lib/kit/search";
import type { SellerDb } from "./scope.ts";

/** More words narrow nothing down that a person would still want. */
export const maxWords = 8;

/**
 * Rows that hold every word typed so far, the last letters of each still to come: found by range in a table of words,
 * which keeps its index under row-level security. Undefined when nothing was typed.
 */
export function termsMatch(
  db: SellerDb,
  table: "order_terms" | "product_terms",
  idColumn: "order_id" | "product_id",
  id: PgColumn,
  typed: string,
): SQL | undefined {
  const words = searchTerms(typed).slice(0, maxWords);
  return and(
    ...words.map(
      (word) => sql`${id} in (select t.${sql.identifier(idColumn)} from ${sql.identifier(table)} t
        where t.seller_id = ${db.scope.sellerId}::uuid and t.term >= ${word} and t.term < ${`${word}\u{10ffff}`})`,
    ),
  );
}
