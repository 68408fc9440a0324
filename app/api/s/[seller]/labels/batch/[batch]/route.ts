import { printBatchLabels, printPapersApart } from "#server/operations/print-labels";
import { isId, labelOptions, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** All labels of a batch as one PDF in the form of the work place's profile, and with `part=papers` what it prints apart. */
export const GET = sellerRoute<{ seller: string; batch: string }>("labels.print", async (scope, request, { batch }) => {
  if (!isId(batch)) return refusal(404, "batch_not_found");
  const { part, ...options } = labelOptions(request, "batch");
  return pdfAnswer(
    part === "papers"
      ? await printPapersApart(scope, { kind: "batch", id: batch }, options, Date.now())
      : await printBatchLabels(scope, batch, options, Date.now()),
  );
});
