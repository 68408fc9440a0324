import { sql } from "drizzle-orm";
import type { Instant } from "#lib/kit/time";
import type { DoorDb, SellerDb } from "../scope.ts";

/** Makes the months of events that are missing, so many behind and ahead of this one; answers how many were made. */
export async function makeTrackingMonths(db: DoorDb, behind: number, ahead: number): Promise<number> {
  const [row] = await db.execute<{ made: number }>(sql`select make_tracking_months(${behind}, ${ahead}) as made`);
  return row?.made ?? 0;
}

/**
 * Takes finished parcels out of the list: those that ended before `endedBefore` and of which nothing was heard since, and
 * those of which nothing was heard since `heardBefore`. Their traces and events stay. Answers how many left, `limit` at most.
 */
export async function takeFinishedOut(
  db: SellerDb,
  { endedBefore, heardBefore, limit }: { endedBefore: Instant; heardBefore: Instant; limit: number },
): Promise<number> {
  const { sellerId } = db.scope;
  const at = (instant: Instant) => sql`${new Date(instant).toISOString()}::timestamptz`;
  const rows = await db.execute(sql`with done as (
      select s.waybill_id from tracking_states s
      where s.seller_id = ${sellerId}::uuid
        and ((s.ended_at < ${at(endedBefore)} and s.updated_at < ${at(endedBefore)}) or s.updated_at < ${at(heardBefore)})
      order by s.waybill_id limit ${limit} for update skip locked
    )
    delete from tracking_states s using done
    where s.seller_id = ${sellerId}::uuid and s.waybill_id = done.waybill_id returning s.waybill_id`);
  return Array.from(rows).length;
}

export type PollWishRow = { readonly sellerId: string; readonly carrierCode: string; readonly due: number };

/** Whose parcels are to be asked after, by carrier: of the `limit` that have waited longest. */
export async function listPollWishes(db: DoorDb, now: Instant, limit: number): Promise<PollWishRow[]> {
  const rows = await db.execute<{ seller_id: string; carrier_code: string; due: number }>(sql`
    select seller_id, carrier_code, count(*)::int as due from (
      select seller_id, carrier_code from tracking_states
      where next_poll_at <= ${new Date(now).toISOString()}::timestamptz order by next_poll_at limit ${limit}
    ) as waiting group by seller_id, carrier_code order by 1, 2`);
  return Array.from(rows, (row) => ({ sellerId: row.seller_id, carrierCode: row.carrier_code, due: row.due }));
}

/**
 * Claims the seller's parcels whose turn it is to be asked after, the longest waiting first; until `heldUntil` nobody else
 * takes them, and after it they are due again if no answer came.
 */
export async function claimPolls(
  db: SellerDb,
  carrierCode: string,
  limit: number,
  now: Instant,
  heldUntil: Instant,
): Promise<string[]> {
  const { sellerId } = db.scope;
  const at = (instant: Instant) => sql`${new Date(instant).toISOString()}::timestamptz`;
  const rows = await db.execute<{ waybill_id: string }>(sql`with due as (
      select s.waybill_id from tracking_states s
      where s.seller_id = ${sellerId}::uuid and s.carrier_code = ${carrierCode} and s.next_poll_at <= ${at(now)}
      order by s.next_poll_at, s.waybill_id limit ${limit} for update skip locked
    )
    update tracking_states s set next_poll_at = ${at(heldUntil)} from due
    where s.seller_id = ${sellerId}::uuid and s.waybill_id = due.waybill_id returning s.waybill_id`);
  return Array.from(rows, (row) => row.waybill_id).sort();
}
