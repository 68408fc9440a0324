import { getFormatter } from "next-intl/server";
import { getSellerName } from "#db/queries/picking";
import { inScope } from "#db/scope";
import { printPicking } from "#server/operations/read-picking";
import { isId, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** The picking list of a batch (`?batch=`), or of all that is labelled and not packed, as A4 PDF. */
export const GET = sellerRoute("labels.print", async (scope, request) => {
  const batch = new URL(request.url).searchParams.get("batch");
  if (batch !== null && !isId(batch)) return refusal(404, "batch_not_found");
  const now = Date.now();
  const [format, seller] = await Promise.all([getFormatter(), inScope(scope, getSellerName)]);
  const madeAt = format.dateTime(now, { dateStyle: "medium", timeStyle: "short" });
  return pdfAnswer(await printPicking(scope, batch, { seller, madeAt }, now));
});
