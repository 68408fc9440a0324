import { getTranslations } from "next-intl/server";
import { invoiceTemplateColumns } from "#lib/customs/dossier/invoice-columns";
import { invoiceUploadInput } from "#lib/customs/dossier-schema";
import { maxSheetBytes } from "#lib/kit/sheet";
import { fileAnswer } from "#server/files/file-answer";
import { readBody } from "#server/files/read-body";
import { tooLarge } from "#server/files/read-sheet";
import { writeXlsx } from "#server/files/write-sheet";
import { importInvoices, previewInvoices } from "#server/operations/import-purchase-invoices";
import { refusal, sellerRoute } from "#server/web/route";

/**
 * Takes a sheet of purchase invoices as the request's body: without `confirm` it answers with the preview, with the
 * preview's hash it keeps the new ones of the very same file.
 */
export const POST = sellerRoute("dossier.edit", async (scope, request) => {
  const asked = invoiceUploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusal(400, "invoice_unreadable");
  const bytes = await readBody(request, maxSheetBytes);
  if (bytes === null) {
    const { code, values } = tooLarge(Number(request.headers.get("content-length") ?? maxSheetBytes + 1));
    return refusal(413, code, { ...values });
  }
  const { name, kind, confirm } = asked.data;
  const file = { fileName: name, bytes, fallback: kind };
  const answer =
    confirm === undefined
      ? await previewInvoices(scope, file)
      : await importInvoices(scope, { ...file, hash: confirm });
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});

/** The template: the columns, and an example of one line. */
export const GET = sellerRoute("dossier.read", async () => {
  const t = await getTranslations("dossier");
  const header = invoiceTemplateColumns.map((column) => t(`invoiceColumns.${column}`));
  const name = t("import.title");
  return fileAnswer(await writeXlsx({ name, header, rows: [], highlight: [0, 3, 6, 9, 10, 11] }), name, "xlsx");
});
