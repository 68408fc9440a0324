import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { waybills } from "../schema/dispatch.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

export type AnswerCode = { readonly carrierCode: string; readonly code: string };

/** The seller's waybills that fail with a code which no table explains, by id, from behind `after` on. */
export async function listFailedWith(
  db: SellerDb,
  { carrierCode, code }: AnswerCode,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: waybills.id })
    .from(waybills)
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        eq(waybills.carrierCode, carrierCode),
        eq(waybills.failureAnswer, code),
        isNotNull(waybills.failureCode),
        after === null ? undefined : gt(waybills.id, after),
      ),
    )
    .orderBy(asc(waybills.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/**
 * Names the failure of these waybills anew, and of the orders that wait because of them: the order's last waybill, in whose
 * words it fails. Their standings are judged again; what of it the report counts goes on under the new name. Nothing but
 * the name changes: no state, no try, no time. Answers how many waybills read otherwise now. The caller holds them locked.
 */
export async function renameFailures(
  db: SellerDb,
  ids: readonly string[],
  { code, failure }: { readonly code: string; readonly failure: string },
): Promise<number> {
  if (ids.length === 0) return 0;
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const orders = await db.execute<{ id: string; was: string }>(sql`
    update orders o set failure_code = ${failure} from waybills w
    where o.${own} and w.${own} and w.id in ${uuidList(ids)} and w.failure_answer = ${code} and w.state = 'failed'
      and o.id = w.order_id and o.state = 'waiting' and o.failure_code = w.failure_code and o.failure_code <> ${failure}
      and starts_with(w.failure_text, rtrim(${code}::text || ' ' || o.failure_text))
      and not exists (select 1 from waybills n
        where n.${own} and n.order_id = w.order_id and n.created_at > w.created_at)
    returning o.id, w.failure_code as was`);
  const renamed = Array.from(orders, ({ id }) => id);
  const [first] = orders;
  if (first) {
    const was = [...new Set(Array.from(orders, (order) => order.was))];
    await db.execute(sql`
      update failure_spells s set code = ${failure}
      where s.${own} and s.ended_at is null and s.source = 'carrier' and s.subject = '' and s.order_id in ${uuidList(renamed)}
        and s.code in ${was}
        and not exists (select 1 from failure_spells n where n.${own} and n.ended_at is null and n.source = s.source
          and n.subject = '' and n.order_id = s.order_id and n.code = ${failure})`);
  }
  await markForJudging(db, "order", renamed);
  const changed = await db
    .update(waybills)
    .set({ failureCode: failure })
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        sql`${waybills.id} in ${uuidList(ids)}`,
        eq(waybills.failureAnswer, code),
        isNotNull(waybills.failureCode),
        sql`${waybills.failureCode} <> ${failure}`,
      ),
    )
    .returning({ id: waybills.id });
  return changed.length;
}
