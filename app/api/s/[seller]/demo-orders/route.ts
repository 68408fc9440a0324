import { demoFile } from "#server/demo/file";
import { environment } from "#server/environment";
import { refusal, sellerRoute } from "#server/web/route";

/** The demo's order export of today, as the seller centre would write it; only where the demo is on. */
export const GET = sellerRoute("orders.import", async () => {
  if (!environment().hasDemo) return refusal(404, "not_found");
  const { name, bytes } = await demoFile(Date.now());
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
});
