import { readDossierExport } from "#server/operations/read-dossier-export";
import { isId } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** A packed export as a ZIP, streamed part by part. */
export const GET = sellerRoute<{ seller: string; export: string }>("dossier.read", async (scope, _, params) => {
  if (!isId(params.export)) return refusal(404, "export_unknown");
  const result = await readDossierExport(scope, params.export, Date.now());
  if (!result.ok) return refusal(result.refusal.code === "export_expired" ? 410 : 404, result.refusal.code);
  const { fileName, byteLength, stream } = result.value;
  return new Response(stream, {
    headers: {
      "content-type": "application/zip",
      "content-length": String(byteLength),
      "content-disposition": `attachment; filename="dossiers.zip"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "cache-control": "private, no-store",
    },
  });
});
