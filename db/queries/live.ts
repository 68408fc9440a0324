import { sql } from "drizzle-orm";
import { executePrepared } from "../prepared.ts";
import type { DoorScope, JobScope, ScopedDb, SellerDb, SellerScope, StaffScope } from "../scope.ts";

/**
 * Tells the seller's screens that something changed: raises the seller's cursor and notifies after commit. Call it last:
 * the row's lock orders the writers, so a reader who saw cursor n sees every change up to n. Alarms that were written in the
 * transaction get the cursor as their number here, under the same lock: none can appear behind a reader's back.
 */
export async function raiseLiveCursor(db: ScopedDb<SellerScope | JobScope | StaffScope | DoorScope>): Promise<void> {
  const { sellerId, kind } = db.scope;
  if (sellerId === null) throw new Error("the live cursor belongs to a seller");
  // alarms are raised by a seller's people and jobs alone; others have no right to look
  const numbered =
    kind === "seller" || kind === "job"
      ? sql`, numbered as (
          update alarms as a set seq = raised.cursor from raised where a.seller_id = raised.seller_id and a.seq is null
        )`
      : sql``;
  await executePrepared(
    db,
    sql`
    with raised as (
      insert into live_cursors as c (seller_id, cursor) values (${sellerId}::uuid, 1)
      on conflict (seller_id) do update set cursor = c.cursor + 1
      returning seller_id, cursor
    )${numbered}
    select pg_notify('alp_live', seller_id || ':' || cursor) from raised`,
  );
}

/** The seller's cursor now; 0 before the first change. */
export async function getLiveCursor(db: SellerDb): Promise<number> {
  const [row] = await db.execute<{ cursor: string }>(
    sql`select cursor from live_cursors where seller_id = ${db.scope.sellerId}::uuid`,
  );
  return row ? Number(row.cursor) : 0;
}
