import { maxSheetBytes } from "#lib/kit/sheet";
import { tableFileInput } from "#lib/products/nomenclature/schema";
import { readBody } from "#server/files/read-body";
import { tooLarge } from "#server/files/read-sheet";
import { confirmNomenclature, previewNomenclature } from "#server/operations/import-nomenclature";
import { fieldProblem } from "#server/web/field-problem";
import { refusal, staffRoute } from "#server/web/route";

/** Takes a national table as the request's body: answers with its preview, or saves it when the preview is named. */
export const POST = staffRoute("nomenclature.edit", async (scope, request) => {
  const asked = tableFileInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) {
    return Response.json({ ok: false, invalid: asked.error.issues.map(fieldProblem) }, { status: 400 });
  }
  const bytes = await readBody(request, maxSheetBytes);
  if (bytes === null) {
    const { code, values } = tooLarge(Number(request.headers.get("content-length") ?? maxSheetBytes + 1));
    return refusal(413, code, { ...values });
  }
  if (bytes.byteLength === 0) return refusal(422, "file_empty");
  const dropped = { bytes, input: asked.data };
  const answer =
    asked.data.seen === "" ? await previewNomenclature(scope, dropped) : await confirmNomenclature(scope, dropped);
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});
