import { getTranslations } from "next-intl/server";
import { getImport, listImportRows } from "#db/queries/imports";
import { inScope } from "#db/scope";
import type { RefusedRow, RowProblem } from "#lib/orders/draft";
import { refusedRowsTable } from "#lib/orders/refused-rows";
import { importInput } from "#lib/orders/schema";
import { fileAnswer } from "#server/files/file-answer";
import { writeXlsx } from "#server/files/write-sheet";
import { refusal, sellerRoute } from "#server/web/route";

type Params = { readonly seller: string; readonly id: string };

/** The refused rows of an import as XLSX: as they were, with reason and fix. */
export const GET = sellerRoute<Params>("orders.read", async (scope, _request, params) => {
  const asked = importInput.safeParse({ importId: params.id });
  if (!asked.success) return refusal(404, "import_unknown");
  const [head, rows] = await inScope(scope, (db) =>
    Promise.all([getImport(db, asked.data.importId), listImportRows(db, asked.data.importId, "refused")]),
  );
  if (!head) return refusal(404, "import_unknown");
  const t = await getTranslations("intake");
  const reason = (problem: RowProblem) => t(`problems.${problem.code}`, { ...problem.values });
  const words = {
    reasonHeader: t("sheet.reason"),
    fixHeader: t("sheet.fix"),
    rowHeader: t("sheet.row"),
    reasonOf: (problem: RowProblem) =>
      problem.column === null ? reason(problem) : `${t(`columns.${problem.column}`)}: ${reason(problem)}`,
    fixOf: (problem: RowProblem) => t(`fixes.${problem.code}`, { ...problem.values }),
  };
  const refused = rows.map(
    (row): RefusedRow => ({
      row: row.rowNumber,
      orderNumber: row.orderNumber,
      cells: Array.isArray(row.content) ? row.content.map(String) : [],
      problems: row.findings.flatMap((finding) => (finding.kind === "problem" ? [finding] : [])),
    }),
  );
  const table = refusedRowsTable(head.header, refused, words);
  return fileAnswer(await writeXlsx({ name: t("sheet.name"), ...table }), `refused-${head.fileName}`, "xlsx");
});
