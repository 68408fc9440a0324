import { printWaybillLabel } from "#server/operations/print-labels";
import { isId, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** The label of one waybill, as often as it is needed. */
export const GET = sellerRoute<{ seller: string; waybill: string }>(
  "labels.print",
  async (scope, _request, { waybill }) =>
    isId(waybill) ? pdfAnswer(await printWaybillLabel(scope, waybill, Date.now())) : refusal(404, "waybill_not_found"),
);
