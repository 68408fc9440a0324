import { readMsds } from "#server/operations/read-msds";
import { isId } from "#server/web/pdf-answer";
import { pictureAnswer } from "#server/web/picture-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** An MSDS as pictures, page by page (`?page=2`). */
export const GET = sellerRoute<{ seller: string; msds: string }>("products.read", async (scope, request, { msds }) => {
  if (!isId(msds)) return refusal(404, "msds_unknown");
  const page = Number(new URL(request.url).searchParams.get("page") ?? 1);
  if (!Number.isInteger(page) || page < 1) return refusal(404, "msds_unknown");
  return pictureAnswer(await readMsds(scope, msds, page));
});
