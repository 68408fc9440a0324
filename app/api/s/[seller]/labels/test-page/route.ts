import { printTestPage } from "#server/operations/print-test-page";
import { pdfAnswer } from "#server/web/pdf-answer";
import { sellerRoute } from "#server/web/route";

/** The label printer's test page. */
export const GET = sellerRoute("labels.print", async (scope) => pdfAnswer(await printTestPage(scope)));
