import { dossierUploadInput } from "#lib/customs/dossier-schema";
import { readUpload } from "#server/files/documents/read-upload";
import { addDossierDocument } from "#server/operations/add-dossier-document";
import { fieldProblem } from "#server/web/field-problem";
import { sellerRoute } from "#server/web/route";

/** Takes a document as the request's body, its name in `x-file-name`, its dossier and kind in the address. */
export const POST = sellerRoute("dossier.edit", async (scope, request) => {
  const about = dossierUploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!about.success) {
    return Response.json({ ok: false, invalid: about.error.issues.map(fieldProblem) }, { status: 422 });
  }
  const upload = await readUpload(request);
  if (!upload.ok) return Response.json(upload, { status: upload.refusal.code === "file_too_large" ? 413 : 422 });
  const fileName = fileNameOf(request.headers.get("x-file-name") ?? "");
  const answer = await addDossierDocument(scope, { ...about.data, bytes: upload.value, fileName });
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});

/** What a header cannot carry comes percent-encoded; what is malformed is no reason to refuse a file. */
function fileNameOf(header: string): string {
  try {
    return decodeURIComponent(header).slice(0, 300);
  } catch {
    return "";
  }
}
