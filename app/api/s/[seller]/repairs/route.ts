import { readRepairs } from "#server/operations/read-repairs";
import { refusal, sellerRoute } from "#server/web/route";

/** Everything that keeps `order` back, judged now, each with its repair; `null` where it waits no longer. */
export const GET = sellerRoute("dispatch.read", async (scope, request) => {
  const order = new URL(request.url).searchParams.get("order") ?? "";
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(order)) return refusal(422, "invalid_value");
  return Response.json(await readRepairs(scope, order));
});
