import { printBatchLabels } from "#server/operations/print-labels";
import { isId, labelOptions, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** All labels of a batch as one PDF, in the order of its list; `?picking=0` without 配货信息. */
export const GET = sellerRoute<{ seller: string; batch: string }>("labels.print", async (scope, request, { batch }) =>
  isId(batch)
    ? pdfAnswer(await printBatchLabels(scope, batch, labelOptions(request), Date.now()))
    : refusal(404, "batch_not_found"),
);
