import { readPaperDownload } from "#server/operations/read-paper-download";
import { isId } from "#server/web/pdf-answer";
import { refusal, sellerRoute } from "#server/web/route";

/** A packed download as a ZIP, streamed part by part. */
export const GET = sellerRoute<{ seller: string; download: string }>("papers.print", async (scope, _, { download }) => {
  if (!isId(download)) return refusal(404, "download_unknown");
  const result = await readPaperDownload(scope, download, Date.now());
  if (!result.ok) return refusal(result.refusal.code === "download_expired" ? 410 : 404, result.refusal.code);
  const { fileName, byteLength, stream } = result.value;
  return new Response(stream, {
    headers: {
      "content-type": "application/zip",
      "content-length": String(byteLength),
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
    },
  });
});
