import { getProductHs } from "#db/queries/hs-work";
import { inScope } from "#db/scope";
import { refusal, sellerRoute } from "#server/web/route";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** How one product's code was confirmed and what is kept for its declaration, for its panel. */
export const GET = sellerRoute("products.read", async (scope, request) => {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  const found = uuid.test(id) ? await inScope(scope, (db) => getProductHs(db, id)) : null;
  return found ? Response.json(found) : refusal(404, "product_unknown");
});
