import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { saveNoticesExported } from "#db/queries/notices";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import type { MarkNoticesInput } from "#lib/orders/notice-schema";

/** Numbers that a person typed into the platform by hand; the next import confirms them. Others stay as they are. */
export async function markNotices(
  scope: SellerScope,
  { waybillIds }: MarkNoticesInput,
  now: number = Date.now(),
): Promise<Result<{ readonly marked: readonly string[] }>> {
  return inScope(scope, async (db) => {
    const marked = await saveNoticesExported(db, waybillIds, null, now);
    if (marked.length > 0) {
      const entries = marked.map(
        (id) => ({ event: "notices_marked", data: { count: 1 }, subject: { kind: "waybill", id } }) as const,
      );
      await saveAudit(db, entries);
      await raiseLiveCursor(db);
    }
    return ok({ marked });
  });
}
