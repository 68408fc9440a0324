import { readDossierDocument } from "#server/operations/read-dossier-document";
import { isId } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** A document of a dossier, to look at; never kept by anyone on the way. */
export const GET = sellerRoute<{ seller: string; document: string }>("dossier.read", async (scope, _, { document }) => {
  if (!isId(document)) return refusal(404, "document_unknown");
  const result = await readDossierDocument(scope, document);
  if (!result.ok) return refusal(404, result.refusal.code);
  const { bytes, fileName, mediaType } = result.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.byteLength),
      "content-disposition": `inline; filename="${fileName.replace(/[^A-Za-z0-9._-]/g, "_")}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
