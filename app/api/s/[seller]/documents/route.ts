import { maxDocumentBytes } from "#lib/kit/document-file";
import { readBody } from "#server/files/read-body";
import { addDocument } from "#server/operations/add-document";
import { refusal, sellerRoute } from "#server/web/route";

const megabyte = 1024 * 1024;

/** Takes a document as the request's body, its name in `x-file-name`, and answers with the application's new view. */
export const POST = sellerRoute("application.edit", async (scope, request) => {
  const query = new URL(request.url).searchParams;
  const [section = "", slot = "", subject = ""] = ["section", "slot", "subject"].map((key) => query.get(key) ?? "");
  const bytes = await readBody(request, maxDocumentBytes);
  if (bytes === null) {
    const length = Number(request.headers.get("content-length") ?? maxDocumentBytes + 1);
    const values = { megabytes: Math.ceil(length / megabyte), limit: maxDocumentBytes / megabyte };
    return refusal(413, "file_too_large", values);
  }
  const name = fileNameOf(request.headers.get("x-file-name") ?? "");
  const answer = await addDocument(scope, { section, slot, subject }, bytes, name, Date.now());
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
