import { readReached } from "#server/operations/read-repairs";
import { sellerRoute } from "#server/web/route";

/** The first orders that a shared thing to repair (`subject`: a product, a line) keeps back. */
export const GET = sellerRoute("dispatch.read", async (scope, request) => {
  const subject = new URL(request.url).searchParams.get("subject") ?? "";
  return Response.json(await readReached(scope, subject.slice(0, 1_100)));
});
