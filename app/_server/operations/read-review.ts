import { getApplication, listApplicationFields, listChecks } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { getReviewHead, hasOpenedSince, listReviewFindings } from "#db/queries/reviews";
import { inScope, type StaffSellerScope } from "#db/scope";
import { chinaDateOf, minuteMs } from "#lib/kit/time";
import type { ReviewView } from "#lib/onboarding/review-view";
import { viewApplication } from "#lib/onboarding/view-application";
import { approvedPaths, viewReview } from "#lib/onboarding/view-review";
import { readApplicationFacts } from "./read-application-facts.ts";

/** A screen that is drawn anew after each decision is one opening, not twenty. */
const openingMs = 30 * minuteMs;

/**
 * One application with all that a reviewer judges it by; null when the seller has none. While a person has to decide,
 * sealed numbers come opened (the card's password never does), and the opening is audited.
 */
export async function readReview(scope: StaffSellerScope, now = Date.now()): Promise<ReviewView | null> {
  return inScope(scope, async (db) => {
    const [application, head] = await Promise.all([getApplication(db), getReviewHead(db)]);
    if (!application || !head) return null;
    const [facts, fields, checks, findings] = await Promise.all([
      readApplicationFacts(db, application),
      listApplicationFields(db),
      listChecks(db),
      listReviewFindings(db),
    ]);
    if (head.state === "in_review" && !(await hasOpenedSince(db, now - openingMs))) {
      const subject = { kind: "application", id: scope.sellerId } as const;
      await saveAudit(db, [{ event: "application_opened_by_staff", data: { round: head.round }, subject }]);
    }
    return viewReview({
      head,
      application: viewApplication(facts, chinaDateOf(now)),
      values: facts.context.values,
      approved: approvedPaths(fields),
      checks: checks.map(({ asked: _, ...check }) => check),
      findings,
    });
  });
}
