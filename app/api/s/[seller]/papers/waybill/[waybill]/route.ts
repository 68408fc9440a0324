import { getLocale } from "next-intl/server";
import { sheetPapers, tradePapers } from "#lib/papers/paper-kinds";
import { fileAnswer } from "#server/files/file-answer";
import { printWaybillSheet } from "#server/operations/print-paper-sheets";
import { printWaybillPaper } from "#server/operations/print-papers";
import { paperQuery } from "#server/web/paper-query";
import { isId, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** One paper of one parcel, as often as it is needed: `?paper=invoice&lang=both`, as a spreadsheet with `&as=xlsx`. */
export const GET = sellerRoute<{ seller: string; waybill: string }>(
  "papers.print",
  async (scope, request, { waybill }) => {
    if (!isId(waybill)) return refusal(404, "waybill_not_found");
    const { paper, isSheet, language } = paperQuery(request);
    if (isSheet) {
      const sheet = sheetPapers.find((one) => one === paper);
      if (!sheet) return refusal(404, "paper_unknown");
      const result = await printWaybillSheet(scope, waybill, sheet, { language, locale: await getLocale() });
      if (!result.ok) return refusal(404, result.refusal.code);
      return fileAnswer(result.value.bytes, result.value.fileName, "xlsx");
    }
    const kind = tradePapers.find((one) => one === paper);
    return kind ? pdfAnswer(await printWaybillPaper(scope, waybill, kind, language)) : refusal(404, "paper_unknown");
  },
);
