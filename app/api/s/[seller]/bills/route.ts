import { billUploadInput } from "#lib/dispatch/bill-schema";
import { maxSheetBytes } from "#lib/kit/sheet";
import { readBody } from "#server/files/read-body";
import { tooLarge } from "#server/files/read-sheet";
import { importBill, previewBill } from "#server/operations/import-bill";
import { refusal, sellerRoute } from "#server/web/route";

/**
 * Takes a carrier's bill as the request's body: without `confirm` it answers with the preview, with the preview's hash it
 * keeps the very same file.
 */
export const POST = sellerRoute("bills.import", async (scope, request) => {
  const asked = billUploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusal(400, "bill_unreadable");
  const bytes = await readBody(request, maxSheetBytes);
  if (bytes === null) {
    const { code, values } = tooLarge(Number(request.headers.get("content-length") ?? maxSheetBytes + 1));
    return refusal(413, code, { ...values });
  }
  const { name, currency, confirm } = asked.data;
  const file = { fileName: name, bytes, fallback: currency };
  const answer =
    confirm === undefined ? await previewBill(scope, file) : await importBill(scope, { ...file, hash: confirm });
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});
