import { quoteQuickly } from "#server/operations/quote-quickly";
import { sellerRoute } from "#server/web/route";

/** The quick quote as one types; the address is what the page's own would be. */
export const GET = sellerRoute("settings.read", async (scope, request) => {
  const { answer } = await quoteQuickly(scope, Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(answer);
});
