import { sql } from "drizzle-orm";
import { chinaDateOf } from "#lib/kit/time";
import type { SellerDb } from "../scope.ts";
import { bookContents } from "./rates.ts";

/** To be raised when the rules of the plan change: orders judged before are judged again at once, not at the next day. */
const rules = 2;

/**
 * Hash of everything that all of a seller's orders are judged by: the day in China, the routing book, the seller's stores,
 * addresses, templates, gates and carriers, the national table. One statement, read each time the screen is.
 */
export async function getJudgingBasis(db: SellerDb, now: number): Promise<string> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const hashOf = (table: string, by: string, which = own) =>
    sql`(select md5(string_agg(t::text, ',' order by ${sql.raw(by)})) from ${sql.identifier(table)} t where ${which})`;
  const parts = [
    hashOf("sellers", "seller_id"),
    hashOf("applications", "seller_id"),
    hashOf("application_fields", "key", sql`${own} and section = 'declaration'`),
    hashOf("expiries", "subject"),
    hashOf("carrier_bindings", "carrier_code, environment"),
    hashOf("stores", "id"),
    hashOf("own_addresses", "id"),
    hashOf("templates", "id"),
    hashOf("country_groups", "id"),
    hashOf("routing_settings", "seller_id"),
    hashOf("nomenclature_editions", "id", sql`true`),
  ];
  const [row] = await db.execute<{ basis: string }>(
    sql`select md5(concat_ws(' ', ${bookContents}, ${sql.join(parts, sql`, `)})) as basis`,
  );
  if (!row) throw new Error("a query of one row gave none");
  return `${chinaDateOf(now)} ${rules} ${row.basis}`;
}
