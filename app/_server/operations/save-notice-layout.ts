import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { saveLayout } from "#db/queries/notices";
import { getStore } from "#db/queries/stores";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { NoticeLayoutInput } from "#lib/orders/notice-schema";

/** The columns of a store's upload file. Refused: `store_unknown`. */
export async function saveNoticeLayout(
  scope: SellerScope,
  { storeId, layout }: NoticeLayoutInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    if (!(await getStore(db, storeId))) return refuse({ code: "store_unknown" });
    await saveLayout(db, storeId, layout, scope.personId, now);
    const columns = layout.columns.length;
    await saveAudit(db, [{ event: "notice_layout_saved", data: { columns }, subject: { kind: "store", id: storeId } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
