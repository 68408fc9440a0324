import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import { renderTestPage } from "#server/gateways/pdf/render-test-page";

/** The test page of the label printer; that it was printed ticks the list to the first label. */
export async function printTestPage(
  scope: SellerScope,
  now: number = Date.now(),
): Promise<Result<{ readonly bytes: Uint8Array; readonly fileName: string }>> {
  const bytes = await renderTestPage(now);
  await inScope(scope, async (db) => {
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "test_page_printed", data: {}, subject }]);
    await raiseLiveCursor(db);
  });
  return ok({ bytes, fileName: "alp-test-page.pdf" });
}
