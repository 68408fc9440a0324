import { printPapersApart, printWaybillLabel } from "#server/operations/print-labels";
import { isId, labelOptions, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** The label of one waybill, as often as it is needed, in the form of the work place's profile; see the batch's door. */
export const GET = sellerRoute<{ seller: string; waybill: string }>(
  "labels.print",
  async (scope, request, { waybill }) => {
    if (!isId(waybill)) return refusal(404, "waybill_not_found");
    const { part, ...options } = labelOptions(request, "single");
    return pdfAnswer(
      part === "papers"
        ? await printPapersApart(scope, { kind: "waybill", id: waybill }, options, Date.now())
        : await printWaybillLabel(scope, waybill, options, Date.now()),
    );
  },
);
