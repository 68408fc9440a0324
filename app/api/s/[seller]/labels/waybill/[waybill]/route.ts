import { printWaybillLabel } from "#server/operations/print-labels";
import { isId, labelOptions, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** The label of one waybill, as often as it is needed; `?picking=0` without 配货信息. */
export const GET = sellerRoute<{ seller: string; waybill: string }>(
  "labels.print",
  async (scope, request, { waybill }) =>
    isId(waybill)
      ? pdfAnswer(await printWaybillLabel(scope, waybill, labelOptions(request), Date.now()))
      : refusal(404, "waybill_not_found"),
);
