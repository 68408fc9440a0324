import { listImportRows } from "#db/queries/imports";
import { inScope } from "#db/scope";
import { type PreviewPage, previewPageSize, previewRowView } from "#lib/orders/preview-view";
import { importInput, previewPageInput } from "#lib/orders/schema";
import { refusal, sellerRoute } from "#server/web/route";

type Params = { readonly seller: string; readonly id: string };

/** A page of a preview's rows. */
export const GET = sellerRoute<Params>("orders.read", async (scope, request, params) => {
  const one = importInput.safeParse({ importId: params.id });
  const asked = previewPageInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!one.success || !asked.success) return refusal(404, "import_unknown");
  const { verdict, after } = asked.data;
  const page = { after, limit: previewPageSize + 1 };
  const rows = await inScope(scope, (db) => listImportRows(db, one.data.importId, verdict, page));
  const shown = rows.slice(0, previewPageSize);
  const next = rows.length > previewPageSize ? (shown.at(-1)?.rowNumber ?? null) : null;
  return Response.json({ rows: shown.map(previewRowView), next } satisfies PreviewPage);
});
