import { openLiveStream } from "#server/web/live";
import { sellerRoute } from "#server/web/route";

export const dynamic = "force-dynamic";

export const GET = sellerRoute("dispatch.read", openLiveStream);
