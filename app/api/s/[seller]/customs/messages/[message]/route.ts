import { getCustomsMessageXml } from "#db/queries/declaration-list";
import { inScope } from "#db/scope";
import { rawXmlAnswer } from "#server/web/raw-xml";
import { sellerRoute } from "#server/web/route";

/** A message to customs as it went over the wire. */
export const GET = sellerRoute<{ seller: string; message: string }>("customs.read", async (scope, _, { message }) =>
  rawXmlAnswer(await inScope(scope, (db) => getCustomsMessageXml(db, message)), "message_not_found"),
);
