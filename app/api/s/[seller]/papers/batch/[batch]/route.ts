import { getLocale } from "next-intl/server";
import { batchPapers, sheetPapers } from "#lib/papers/paper-kinds";
import { fileAnswer } from "#server/files/file-answer";
import { printBatchSheet } from "#server/operations/print-paper-sheets";
import { printBatchPapers } from "#server/operations/print-papers";
import { paperQuery } from "#server/web/paper-query";
import { isId, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** A paper of every parcel of a batch as one PDF, or one for all (`&form=merged`); as a spreadsheet with `&as=xlsx`. */
export const GET = sellerRoute<{ seller: string; batch: string }>("papers.print", async (scope, request, { batch }) => {
  if (!isId(batch)) return refusal(404, "batch_not_found");
  const { paper, isSheet, language, form } = paperQuery(request);
  if (isSheet) {
    const sheet = sheetPapers.find((one) => one === paper);
    if (!sheet) return refusal(404, "paper_unknown");
    const result = await printBatchSheet(scope, batch, sheet, { language, locale: await getLocale() });
    if (!result.ok) return refusal(404, result.refusal.code);
    return fileAnswer(result.value.bytes, result.value.fileName, "xlsx");
  }
  const kind = batchPapers.find((one) => one === paper);
  return kind
    ? pdfAnswer(await printBatchPapers(scope, batch, kind, { language, form }))
    : refusal(404, "paper_unknown");
});
