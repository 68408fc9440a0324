import { maxSheetBytes } from "#lib/kit/sheet";
import { readBody } from "#server/files/read-body";
import { tooLarge } from "#server/files/read-sheet";
import { confirmTemplateImport, previewTemplateImport } from "#server/operations/import-templates";
import { refusal, sellerRoute } from "#server/web/route";

/** Takes a template sheet as the request's body: shows what it would do, or, with `confirm`, does what was shown. */
export const POST = sellerRoute("templates.edit", async (scope, request) => {
  const { searchParams } = new URL(request.url);
  const fileName = (searchParams.get("name") ?? "").replace(/\p{Cc}/gu, "").slice(0, 255);
  const agreed = searchParams.get("confirm");
  const bytes = await readBody(request, maxSheetBytes);
  if (bytes === null) {
    const { code, values } = tooLarge(Number(request.headers.get("content-length") ?? maxSheetBytes + 1));
    return refusal(413, code, { ...values });
  }
  const file = { fileName, bytes };
  const answer =
    agreed === null ? await previewTemplateImport(scope, file) : await confirmTemplateImport(scope, file, agreed);
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});
