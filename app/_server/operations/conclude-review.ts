import { type FindingRow, listFindings } from "#db/queries/applications";
import { deleteClaim, lockReview } from "#db/queries/reviews";
import { inScope, type StaffSellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { concludeFindings } from "#lib/onboarding/decide";
import { openPathsOf } from "#lib/onboarding/open-paths";
import type { ConcludeReviewInput } from "#lib/onboarding/review-schema";
import { approveApplication, returnApplication } from "./settle-application.ts";

/**
 * Ends a review: approved when everything passes, otherwise back to the seller with exactly the refused fields open; the
 * seller is told in the same transaction. Refusals: `application_gone`, `not_in_review`, `not_claimed`, those of
 * `concludeFindings`, and `changed_meanwhile` when it would end otherwise than the reviewer saw.
 */
export async function concludeReview(
  scope: StaffSellerScope,
  seen: ConcludeReviewInput,
  now = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const review = await lockReview(db);
    if (!review) return refuse({ code: "application_gone" });
    if (review.state !== "in_review") return refuse({ code: "not_in_review" });
    if (review.claimedBy !== scope.personId) return refuse({ code: "not_claimed" });
    const findings = await listFindings(db, review.round);
    const concluded = concludeFindings(findings);
    if (!concluded.ok) return concluded;
    const { value: end } = concluded;
    const openPaths = end.outcome === "return" ? end.openPaths : [];
    if (end.outcome !== seen.outcome || openPaths.length !== seen.returned)
      return refuse({ code: "changed_meanwhile" });
    await deleteClaim(db);
    if (end.outcome === "approve") await approveApplication(db, "person", now);
    else await returnApplication(db, withWhatBelongsTo(findings, openPaths), "person", now);
    return ok(null);
  });
}

/**
 * A person's refusal opens its own field alone. Where the rules' refusal was left standing, what must be put right together
 * opens together, as it did when the rules gave it back: a name that differs from another can be wrong on either side.
 */
function withWhatBelongsTo(findings: readonly FindingRow[], openPaths: readonly string[]): string[] {
  const left = findings.filter(({ path, decision }) => openPaths.includes(path) && decision === null);
  return [...new Set([...openPaths, ...openPathsOf(left)])].sort();
}
