import { paperLanguages } from "#lib/papers/paper-kinds";
import { printHandOver } from "#server/operations/print-hand-over";
import { isId, pdfAnswer } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** 交接单 as it was frozen; `?language=zh` or `en`, else in both. */
export const GET = sellerRoute<{ seller: string; list: string }>("handover.read", async (scope, request, { list }) => {
  const asked = new URL(request.url).searchParams.get("language");
  const language = paperLanguages.find((one) => one === asked) ?? "both";
  return isId(list) ? pdfAnswer(await printHandOver(scope, list, language)) : refusal(404, "hand_over_not_found");
});
