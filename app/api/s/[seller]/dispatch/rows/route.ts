import { getLocale } from "next-intl/server";
import { readDailyRows } from "#server/operations/read-daily";
import { sellerRoute } from "#server/web/route";

/** More rows of the daily screen as one scrolls: the page's own search, `after` a row, `limit` at most. */
export const GET = sellerRoute("dispatch.read", async (scope, request) => {
  const raw = Object.fromEntries(new URL(request.url).searchParams);
  const language = (await getLocale()) === "en" ? "en" : "zh";
  return Response.json(await readDailyRows(scope, raw, language));
});
