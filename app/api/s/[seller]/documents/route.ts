import { readUpload } from "#server/files/documents/read-upload";
import { addDocument } from "#server/operations/add-document";
import { sellerRoute } from "#server/web/route";

/** Takes a document as the request's body, its name in `x-file-name`, and answers with the application's new view. */
export const POST = sellerRoute("application.edit", async (scope, request) => {
  const query = new URL(request.url).searchParams;
  const [section = "", slot = "", subject = ""] = ["section", "slot", "subject"].map((key) => query.get(key) ?? "");
  const upload = await readUpload(request);
  if (!upload.ok) return Response.json(upload, { status: upload.refusal.code === "file_too_large" ? 413 : 422 });
  const name = fileNameOf(request.headers.get("x-file-name") ?? "");
  const answer = await addDocument(scope, { section, slot, subject }, upload.value, name, Date.now());
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
