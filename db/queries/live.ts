import { sql } from "drizzle-orm";
import type { DoorScope, JobScope, ScopedDb, SellerDb, SellerScope, StaffScope } from "../scope.ts";

/**
 * Tells the seller's screens that something changed: raises the seller's cursor and notifies after commit. Call it last:
 * the row's lock orders the writers, so a reader who saw cursor n sees every change up to n.
 */
export async function raiseLiveCursor(db: ScopedDb<SellerScope | JobScope | StaffScope | DoorScope>): Promise<void> {
  const { sellerId } = db.scope;
  if (sellerId === null) throw new Error("the live cursor belongs to a seller");
  await db.execute(sql`
    with raised as (
      insert into live_cursors as c (seller_id, cursor) values (${sellerId}::uuid, 1)
      on conflict (seller_id) do update set cursor = c.cursor + 1
      returning seller_id, cursor
    )
    select pg_notify('alp_live', seller_id || ':' || cursor) from raised`);
}

/** The seller's cursor now; 0 before the first change. */
export async function getLiveCursor(db: SellerDb): Promise<number> {
  const [row] = await db.execute<{ cursor: string }>(
    sql`select cursor from live_cursors where seller_id = ${db.scope.sellerId}::uuid`,
  );
  return row ? Number(row.cursor) : 0;
}
