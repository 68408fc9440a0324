import { getCustomsReceiptXml } from "#db/queries/declaration-list";
import { inScope } from "#db/scope";
import { isId } from "#server/web/pdf-answer";
import { rawXmlAnswer } from "#server/web/raw-xml";
import { sellerRoute } from "#server/web/route";

/** A receipt as it came. */
export const GET = sellerRoute<{ seller: string; receipt: string }>("customs.read", async (scope, _, { receipt }) =>
  rawXmlAnswer(
    isId(receipt) ? await inScope(scope, (db) => getCustomsReceiptXml(db, receipt)) : null,
    "receipt_not_found",
  ),
);
