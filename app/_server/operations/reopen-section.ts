import { lockApplication, updateApplication } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import type { ApplicationView } from "#lib/onboarding/application-view";
import { changePathsOf } from "#lib/onboarding/open-paths";
import type { ReopenSectionInput } from "#lib/onboarding/schema";
import { viewApplication } from "#lib/onboarding/view-application";
import { readApplicationFacts } from "./read-application-facts.ts";

/**
 * Opens one material for a change after the approval: only it, and what must agree with it. What was approved stays in
 * force until the change is approved. A second material may be opened while the first change is not handed in yet. Refused:
 * `not_approved` (never approved, or a review is under way).
 */
export async function reopenSection(
  scope: SellerScope,
  { section }: ReopenSectionInput,
  now: number = Date.now(),
): Promise<Result<{ readonly view: ApplicationView }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly view: ApplicationView }>> => {
    const application = await lockApplication(db);
    const isChange = application?.approvedAt !== null && (application?.openFields ?? null) !== null;
    const mayOpen = application?.state === "approved" || (application?.state === "draft" && isChange);
    if (!application || !mayOpen) return refuse({ code: "not_approved" });
    const before = application.state === "draft" ? (application.openFields ?? []) : [];
    const openFields = [...new Set([...before, ...changePathsOf(section)])].sort();
    await updateApplication(db, { state: "draft", openFields });
    const subject = { kind: "application", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "application_reopened", data: { section }, subject }]);
    await raiseLiveCursor(db);
    const facts = await readApplicationFacts(db, { ...application, state: "draft", openFields });
    return ok({ view: viewApplication(facts, chinaDateOf(now)) });
  });
}
