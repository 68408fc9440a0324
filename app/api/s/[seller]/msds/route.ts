import { addMsdsInput } from "#lib/products/msds-schema";
import { readUpload } from "#server/files/documents/read-upload";
import { addMsds } from "#server/operations/add-msds";
import { fieldProblem } from "#server/web/field-problem";
import { sellerRoute } from "#server/web/route";

/**
 * Takes an MSDS as the request's body, its name in `x-file-name` and what goes with it as JSON in `?about=`; answers how
 * many products have it now, or why not, like an action.
 */
export const POST = sellerRoute("products.edit", async (scope, request) => {
  const about = addMsdsInput.safeParse(jsonOf(new URL(request.url).searchParams.get("about") ?? ""));
  if (!about.success) {
    return Response.json({ ok: false, invalid: about.error.issues.map(fieldProblem) }, { status: 422 });
  }
  const upload = await readUpload(request);
  if (!upload.ok) return Response.json(upload, { status: upload.refusal.code === "file_too_large" ? 413 : 422 });
  const fileName = fileNameOf(request.headers.get("x-file-name") ?? "");
  const answer = await addMsds(scope, about.data, { bytes: upload.value, fileName });
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a header cannot carry comes percent-encoded; what is malformed is no reason to refuse a file. */
function fileNameOf(header: string): string {
  try {
    return decodeURIComponent(header).slice(0, 300);
  } catch {
    return "";
  }
}
