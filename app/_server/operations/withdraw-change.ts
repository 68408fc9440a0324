import { restoreApprovedDocuments } from "#db/queries/application-documents";
import { lockApplication, restoreApprovedFields, updateApplication } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import type { ApplicationView } from "#lib/onboarding/application-view";
import { isOpenForEditing } from "#lib/onboarding/states";
import { viewApplication } from "#lib/onboarding/view-application";
import { readApplicationFacts } from "./read-application-facts.ts";

/**
 * Takes a change after the approval back: every field and document is again what was approved. Refused: `no_change` (never
 * approved, or nothing is open).
 */
export async function withdrawChange(
  scope: SellerScope,
  _: Record<string, never>,
  now: number = Date.now(),
): Promise<Result<{ readonly view: ApplicationView }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly view: ApplicationView }>> => {
    const application = await lockApplication(db);
    if (!application || application.approvedAt === null || !isOpenForEditing(application.state)) {
      return refuse({ code: "no_change" });
    }
    await restoreApprovedFields(db);
    await restoreApprovedDocuments(db, now);
    await updateApplication(db, { state: "approved", openFields: null });
    const subject = { kind: "application", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "application_change_withdrawn", data: {}, subject }]);
    await raiseLiveCursor(db);
    const facts = await readApplicationFacts(db, { ...application, state: "approved", openFields: null });
    return ok({ view: viewApplication(facts, chinaDateOf(now)) });
  });
}
