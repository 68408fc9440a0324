import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockPendingNotices, saveNoticeExport, saveNoticesExported } from "#db/queries/notices";
import { getStore } from "#db/queries/stores";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { ExportNoticesInput } from "#lib/orders/notice-schema";

export type NoticeExportReceipt = { readonly exportId: string; readonly count: number };

/**
 * Takes all numbers of a store that wait for their upload into one file (待声明 → 已导出). The file itself is made from the
 * export's rows whenever it is asked for. Refused: `store_unknown`, `nothing_to_export` (also the second click).
 */
export async function exportNotices(
  scope: SellerScope,
  { storeId, format }: ExportNoticesInput,
  now: number = Date.now(),
): Promise<Result<NoticeExportReceipt>> {
  return inScope(scope, async (db): Promise<Result<NoticeExportReceipt>> => {
    const store = await getStore(db, storeId);
    if (!store) return refuse({ code: "store_unknown" });
    const pending = await lockPendingNotices(db, storeId);
    const count = pending.length;
    if (count === 0) return refuse({ code: "nothing_to_export", values: { store: store.name } });
    const exportId = await saveNoticeExport(db, { storeId, format, count, createdBy: scope.personId }, now);
    const ids = pending.map(({ waybillId }) => waybillId);
    await saveNoticesExported(db, ids, exportId, now);
    const subject = { kind: "notice_export", id: exportId } as const;
    await saveAudit(db, [{ event: "notices_exported", data: { count, format }, subject }]);
    await raiseLiveCursor(db);
    return ok({ exportId, count });
  });
}
