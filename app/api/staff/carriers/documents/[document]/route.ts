import { readCertificationDocument } from "#server/operations/read-certification-document";
import { isId } from "#server/web/pdf-answer";
import { pictureAnswer } from "#server/web/picture-answer";
import { refusal, staffRoute } from "#server/web/route";

/** A certification's document as staff see it: a picture, a PDF by its pages (`?page=2`); each look is noted. */
export const GET = staffRoute<{ document: string }>("carriers.read", async (scope, request, { document }) => {
  if (!isId(document)) return refusal(404, "document_unknown");
  const page = Number(new URL(request.url).searchParams.get("page") ?? 1);
  if (!Number.isInteger(page) || page < 1) return refusal(404, "document_unknown");
  return pictureAnswer(await readCertificationDocument(scope, document, page));
});
