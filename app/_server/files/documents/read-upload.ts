import { type DocumentRefusal, maxDocumentBytes } from "#lib/kit/document-file";
import { ok, type Result, refuse } from "#lib/kit/result";
import { readBody } from "#server/files/read-body";
import { documentTooLarge } from "./admit-document.ts";

/**
 * The body of an upload, at most 15 MB: what is longer is refused at once if it says so, else as soon as it goes beyond,
 * and the rest is not read. The bytes lie in memory alone. Refuses: too large, nothing sent.
 */
export async function readUpload(request: Request): Promise<Result<Uint8Array, DocumentRefusal>> {
  const bytes = await readBody(request, maxDocumentBytes);
  if (bytes === null) {
    const declared = Number(request.headers.get("content-length"));
    return refuse(documentTooLarge(Math.max(declared || 0, maxDocumentBytes + 1)));
  }
  return bytes.byteLength === 0 ? refuse({ code: "file_missing" }) : ok(bytes);
}
