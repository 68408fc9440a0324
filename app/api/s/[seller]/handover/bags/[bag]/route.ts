import { printBagLabel } from "#server/operations/print-hand-over";
import { isId, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** 大包面单 of a bag that is closed. */
export const GET = sellerRoute<{ seller: string; bag: string }>("handover.read", async (scope, _request, { bag }) =>
  isId(bag) ? pdfAnswer(await printBagLabel(scope, bag)) : refusal(404, "bag_not_found"),
);
