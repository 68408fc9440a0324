import { getTranslations } from "next-intl/server";
import { getTaxIds, listTaxIdOrders } from "#db/queries/tax-ids";
import { inScope } from "#db/scope";
import { maxSheetBytes } from "#lib/kit/sheet";
import { taxBuyerKey, taxIdNeeds } from "#lib/orders/tax-id-needs";
import { fileAnswer } from "#server/files/file-answer";
import { readBody } from "#server/files/read-body";
import { tooLarge } from "#server/files/read-sheet";
import { writeXlsx } from "#server/files/write-sheet";
import { importTaxIds } from "#server/operations/save-tax-ids";
import { refusal, sellerRoute } from "#server/web/route";

/** Waiting orders without their recipient's number, as two columns to fill in (and what they are about behind them). */
export const GET = sellerRoute("orders.read", async (scope) => {
  const t = await getTranslations("orders");
  const needs = await inScope(scope, async (db) => {
    const orders = await listTaxIdOrders(db);
    return taxIdNeeds(
      orders,
      await getTaxIds(
        db,
        orders.flatMap((order) => taxBuyerKey(order) ?? []),
      ),
      Date.now(),
    );
  });
  const header = (["order", "taxId", "country", "buyer"] as const).map((name) => t(`taxIds.columns.${name}`));
  const rows = needs.map((need) => [need.orderNumber, need.proposals[0]?.value ?? "", need.country, need.buyerName]);
  const name = t("taxIds.sheet");
  return fileAnswer(await writeXlsx({ name, header, rows, highlight: [1] }), name, "xlsx");
});

/** A two-column sheet of order number and number. */
export const POST = sellerRoute("orders.edit", async (scope, request) => {
  const bytes = await readBody(request, maxSheetBytes);
  if (bytes === null) {
    const { code, values } = tooLarge(Number(request.headers.get("content-length") ?? maxSheetBytes + 1));
    return refusal(413, code, { ...values });
  }
  const answer = await importTaxIds(scope, { fileName: "tax-ids", bytes });
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});
