import { certificationDocumentInput } from "#lib/carriers/carrier-schema";
import { readUpload } from "#server/files/documents/read-upload";
import { addCertificationDocument } from "#server/operations/add-certification-document";
import { refusal, staffRoute } from "#server/web/route";

/** Takes a document of a certification as the request's body, its name in `x-file-name`; what it is stands in the query. */
export const POST = staffRoute<Record<string, never>>("carriers.edit", async (scope, request) => {
  const query = new URL(request.url).searchParams;
  const validTo = query.get("validTo") ?? "";
  const asked = { certificationId: query.get("certification"), kind: query.get("kind") };
  const place = certificationDocumentInput.safeParse({ ...asked, validTo: validTo === "" ? null : validTo });
  if (!place.success) return refusal(422, "place_unreadable");
  const upload = await readUpload(request);
  if (!upload.ok) return Response.json(upload, { status: upload.refusal.code === "file_too_large" ? 413 : 422 });
  const name = fileNameOf(request.headers.get("x-file-name") ?? "");
  const answer = await addCertificationDocument(scope, place.data, upload.value, name);
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
