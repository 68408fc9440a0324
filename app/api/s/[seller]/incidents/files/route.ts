import { readUpload } from "#server/files/documents/read-upload";
import { addIncidentFile } from "#server/operations/add-incident-file";
import { isId } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** Takes an attachment as the request's body, its name in `x-file-name`, its incident in the address. */
export const POST = sellerRoute("incidents.handle", async (scope, request) => {
  const incidentId = new URL(request.url).searchParams.get("incident") ?? "";
  if (!isId(incidentId)) return refusal(404, "incident_not_found");
  const upload = await readUpload(request);
  if (!upload.ok) return Response.json(upload, { status: upload.refusal.code === "file_too_large" ? 413 : 422 });
  const fileName = fileNameOf(request.headers.get("x-file-name") ?? "");
  const answer = await addIncidentFile(scope, { incidentId, bytes: upload.value, fileName });
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
