import { readDocument } from "#server/operations/read-document";
import { isId } from "#server/web/pdf-answer";
import { pictureAnswer } from "#server/web/picture-answer";
import { refusal, staffSellerRoute } from "#server/web/route";

/** A document as a reviewer sees it: a picture, a PDF by its pages (`?page=2`); each look is noted for the seller. */
export const GET = staffSellerRoute<{ seller: string; document: string }>(
  "reviews.decide",
  async (scope, request, { document }) => {
    if (!isId(document)) return refusal(404, "document_unknown");
    const page = Number(new URL(request.url).searchParams.get("page") ?? 1);
    if (!Number.isInteger(page) || page < 1) return refusal(404, "document_unknown");
    return pictureAnswer(await readDocument(scope, document, page));
  },
);
