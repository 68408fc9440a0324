import { recogniseInput } from "#lib/products/hs-schema";
import { recogniseGoods } from "#server/operations/recognise-goods";
import { refusal, sellerRoute } from "#server/web/route";

/** What is said of goods as they are being typed; the browser gives an earlier question up. */
export const GET = sellerRoute("products.read", async (scope, request) => {
  const asked = recogniseInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusal(400, "question_unreadable");
  return Response.json(await recogniseGoods(scope, asked.data));
});
