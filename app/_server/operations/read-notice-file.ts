import { getNoticeExport, getNoticeLayout, type NoticeRow } from "#db/queries/notices";
import { inScope, type SellerScope } from "#db/scope";
import { officialSolutions } from "#lib/carriers/solutions";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { type NoticeToDeclare, noticeSheet } from "#lib/orders/notice-rows";
import { trackingSite } from "#lib/tracking/site";
import { writeCsv, writeXlsx } from "../files/write-sheet.ts";

export type NoticeFile = { readonly name: string; readonly kind: "xlsx" | "csv"; readonly bytes: Uint8Array };

/** The upload file of an export under the store's layout of today: XLSX, or CSV in GB18030. Refused: `export_unknown`. */
export async function readNoticeFile(scope: SellerScope, exportId: string): Promise<Result<NoticeFile>> {
  const read = await inScope(scope, async (db) => {
    const made = await getNoticeExport(db, exportId);
    return made && { made, layout: await getNoticeLayout(db, made.storeId) };
  });
  if (!read) return refuse({ code: "export_unknown" });
  const { made, layout } = read;
  const sheet = noticeSheet(layout, made.notices.map(noticeToDeclare));
  const base = `声明发货-${made.storeName.replace(/[\\/:*?"<>|\s]+/g, "_")}-${chinaDateOf(made.createdAt)}`;
  const { format: kind } = made;
  const bytes = kind === "csv" ? writeCsv(sheet, "gb18030") : await writeXlsx({ name: "声明发货", ...sheet });
  return ok({ name: `${base}.${kind}`, kind, bytes });
}

/** What goes into a row: the service under the name that the platform's own list has, and the public tracking page. */
export function noticeToDeclare(row: NoticeRow): NoticeToDeclare {
  const solution = officialSolutions.find(({ code }) => code === row.solutionCode);
  return {
    orderNumber: row.orderNumber,
    solutionCode: row.solutionCode,
    serviceName: solution?.nameEn ?? row.solutionCode,
    trackingNumber: row.trackingNumber,
    isPartial: row.isPartial,
    trackingSite: trackingSite(row.trackingNumber, solution?.carrierCode),
  };
}
