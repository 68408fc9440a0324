import { maxSheetBytes } from "#lib/kit/sheet";
import { readBody } from "#server/files/read-body";
import { tooLarge } from "#server/files/read-sheet";
import { importProducts } from "#server/operations/import-products";
import { refusal, sellerRoute } from "#server/web/route";

/** Takes a product sheet as the request's body, writes it and says what became of each row. */
export const POST = sellerRoute("products.edit", async (scope, request) => {
  const fileName = (new URL(request.url).searchParams.get("name") ?? "").replace(/\p{Cc}/gu, "").slice(0, 255);
  const bytes = await readBody(request, maxSheetBytes);
  if (bytes === null) {
    const { code, values } = tooLarge(Number(request.headers.get("content-length") ?? maxSheetBytes + 1));
    return refusal(413, code, { ...values });
  }
  const answer = await importProducts(scope, { fileName, bytes });
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});
