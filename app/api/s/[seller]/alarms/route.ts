import { readAlarms } from "#server/operations/read-alarms";
import { refusal, sellerRoute } from "#server/web/route";

export const dynamic = "force-dynamic";

/** The alarms behind a cursor: what a screen asks for that has found a gap in what it was told. */
export const GET = sellerRoute("incidents.read", async (scope, request) => {
  const after = new URL(request.url).searchParams.get("after") ?? "";
  if (!/^\d{1,15}$/.test(after)) return refusal(400, "after_missing");
  return Response.json(await readAlarms(scope, Number(after)), { headers: { "cache-control": "no-store" } });
});
