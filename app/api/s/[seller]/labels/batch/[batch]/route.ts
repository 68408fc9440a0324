import { printBatchLabels } from "#server/operations/print-labels";
import { isId, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** All labels of a batch as one PDF, in the order of its list. */
export const GET = sellerRoute<{ seller: string; batch: string }>("labels.print", async (scope, _request, { batch }) =>
  isId(batch) ? pdfAnswer(await printBatchLabels(scope, batch, Date.now())) : refusal(404, "batch_not_found"),
);
