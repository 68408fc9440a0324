import { readIncidentFile } from "#server/operations/read-incident-file";
import { isId } from "#server/web/pdf-answer";
import { pictureAnswer } from "#server/web/picture-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** An attachment as a picture, a PDF by its pages (`?page=2`); each look is noted. */
export const GET = sellerRoute<{ seller: string; file: string }>("incidents.read", async (scope, request, { file }) => {
  const page = Number(new URL(request.url).searchParams.get("page") ?? 1);
  if (!isId(file) || !Number.isInteger(page) || page < 1) return refusal(404, "file_unknown");
  return pictureAnswer(await readIncidentFile(scope, file, page));
});
