import { fileAnswer } from "#server/files/file-answer";
import { parcelSheet } from "#server/operations/parcel-sheet";
import { readParcelExport } from "#server/operations/read-parcel-export";
import { isId } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** A list of parcels that a job has written. */
export const GET = sellerRoute<{ seller: string; file: string }>("tracking.read", async (scope, _, { file }) => {
  if (!isId(file)) return refusal(404, "export_unknown");
  const result = await readParcelExport(scope, file, Date.now());
  if (!result.ok) return refusal(result.refusal.code === "export_expired" ? 410 : 404, result.refusal.code);
  const { row, content } = result.value;
  return fileAnswer(content, parcelSheet(row.locale, row.timeZone).name, "xlsx");
});
