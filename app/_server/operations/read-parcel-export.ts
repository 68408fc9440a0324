import { getParcelExport, getParcelExportFile, type ParcelExportRow } from "#db/queries/parcel-exports";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/** The file of a written list. Refusals: `export_unknown`, `export_not_ready`, `export_expired`. */
export async function readParcelExport(
  scope: SellerScope,
  exportId: string,
  now: number,
): Promise<Result<{ readonly row: ParcelExportRow; readonly content: Uint8Array }>> {
  return inScope(
    scope,
    async (db): Promise<Result<{ readonly row: ParcelExportRow; readonly content: Uint8Array }>> => {
      const row = await getParcelExport(db, exportId);
      if (!row) return refuse({ code: "export_unknown" });
      const isOver = row.expiresAt !== null && row.expiresAt <= now;
      if (row.state === "expired" || isOver) return refuse({ code: "export_expired" });
      if (row.state !== "ready") return refuse({ code: "export_not_ready" });
      const content = await getParcelExportFile(db, exportId);
      return content ? ok({ row, content }) : refuse({ code: "export_expired" });
    },
  );
}
