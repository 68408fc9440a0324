import { sql } from "drizzle-orm";
import type { JudgeMarkKind } from "#lib/dispatch/daily-lanes";
import type { SellerDb } from "../scope.ts";

/**
 * Says that something changed by which waiting orders are judged, in the transaction of the change: `order` an order's id,
 * `product` a product's id, `line` a line key, `buyer` a buyer key. Every query that writes such a table calls this; rows
 * are only ever added, so that writers wait for nobody.
 */
export async function markForJudging(db: SellerDb, kind: JudgeMarkKind, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await db.execute(sql`
    insert into judge_marks (seller_id, kind, subject)
    select ${db.scope.sellerId}::uuid, ${kind}, subject
    from jsonb_array_elements_text(${JSON.stringify([...new Set(subjects)])}::jsonb) as subject
    on conflict do nothing`);
}
