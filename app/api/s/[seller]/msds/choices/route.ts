import { listMsdsChoices } from "#db/queries/msds";
import { inScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { sellerRoute } from "#server/web/route";

/** The kept files that still hold, to be chosen for a product: asked for when the choice is opened. */
export const GET = sellerRoute("products.read", async (scope) => {
  const files = await inScope(scope, (db) => listMsdsChoices(db, chinaDateOf(Date.now())));
  return Response.json(files.map(({ id, fileName, validUntil }) => ({ id, fileName, validUntil })));
});
