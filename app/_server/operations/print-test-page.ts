import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { listPrintProfiles } from "#db/queries/print-profiles";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import { chosenProfile } from "#lib/papers/print-profile";
import { renderTestPage } from "#server/gateways/pdf/render-test-page";

/**
 * The test page of a printing profile (`profileId` null: the seller's default); that it was printed ticks the list to the
 * first label.
 */
export async function printTestPage(
  scope: SellerScope,
  profileId: string | null,
  now: number = Date.now(),
): Promise<Result<{ readonly bytes: Uint8Array; readonly fileName: string }>> {
  const profile = chosenProfile(await inScope(scope, listPrintProfiles), profileId);
  const bytes = await renderTestPage(now, profile?.settings);
  await inScope(scope, async (db) => {
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "test_page_printed", data: {}, subject }]);
    await raiseLiveCursor(db);
  });
  return ok({ bytes, fileName: "alp-test-page.pdf" });
}
