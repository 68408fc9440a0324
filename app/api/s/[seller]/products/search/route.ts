import { listProducts } from "#db/queries/products";
import { inScope } from "#db/scope";
import type { ProductChoice } from "#lib/products/product";
import { parseProductSearch } from "#lib/products/search";
import { sellerRoute } from "#server/web/route";

const shown = 8;

/** Products found as one types, to say which one a line is. */
export const GET = sellerRoute("products.read", async (scope, request) => {
  const search = parseProductSearch({ q: new URL(request.url).searchParams.get("q") ?? "" });
  if (search.q === "") return Response.json([] satisfies ProductChoice[]);
  const { rows } = await inScope(scope, (db) => listProducts(db, search));
  const found = rows.slice(0, shown).map(({ id, sku, title, attributes, hsCode }) => ({
    ...{ id, sku, title, attributes, hsCode },
  }));
  return Response.json(found satisfies ProductChoice[]);
});
