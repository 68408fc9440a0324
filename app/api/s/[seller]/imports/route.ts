import { listImports } from "#db/queries/imports";
import { inScope } from "#db/scope";
import { maxSheetBytes } from "#lib/kit/sheet";
import type { RecentImport } from "#lib/orders/import-finding";
import { uploadInput } from "#lib/orders/schema";
import { readBody } from "#server/files/read-body";
import { tooLarge } from "#server/files/read-sheet";
import { previewImport } from "#server/operations/preview-import";
import { refusal, sellerRoute } from "#server/web/route";

const shown = 5;

/** The latest imports, so that refused rows can still be had after the preview was closed. */
export const GET = sellerRoute("orders.read", async (scope) => {
  const imports = await inScope(scope, (db) => listImports(db, shown));
  const recent = imports.map(({ id, fileName, storeName, state, counts, createdAt }) => {
    return { id, fileName, storeName, state, counts, createdAt } satisfies RecentImport;
  });
  return Response.json(recent);
});

/** Takes an order export as the request's body and answers with its preview. */
export const POST = sellerRoute("orders.import", async (scope, request) => {
  const asked = uploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusal(400, "store_unknown");
  const bytes = await readBody(request, maxSheetBytes);
  if (bytes === null) {
    const { code, values } = tooLarge(Number(request.headers.get("content-length") ?? maxSheetBytes + 1));
    return refusal(413, code, { ...values });
  }
  if (bytes.byteLength === 0) return refusal(422, "file_empty");
  const answer = await previewImport(scope, { storeId: asked.data.store, fileName: asked.data.name, bytes });
  return Response.json(answer, { status: answer.ok ? 200 : 422 });
});
