import { printTestPage } from "#server/operations/print-test-page";
import { labelOptions, pdfAnswer } from "#server/web/pdf-answer";
import { sellerRoute } from "#server/web/route";

/** The test page of a printing profile (`?profile=`), or of the seller's default. */
export const GET = sellerRoute("labels.print", async (scope, request) =>
  pdfAnswer(await printTestPage(scope, labelOptions(request, "single").profileId)),
);
