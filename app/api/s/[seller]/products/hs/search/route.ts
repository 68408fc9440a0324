import { searchCodes } from "#server/operations/recognise-goods";
import { sellerRoute } from "#server/web/route";

/** The nomenclature by code or words, as one types. */
export const GET = sellerRoute("products.read", async (scope, request) => {
  const text = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 100);
  return Response.json(text.trim() === "" ? [] : await searchCodes(scope, text));
});
