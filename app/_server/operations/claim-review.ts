import { getReviewHead, isOwnSeller, saveClaim } from "#db/queries/reviews";
import { inScope, type StaffSellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Takes an application to decide on it: nobody else decides meanwhile. Another's claim may be taken over once it has been
 * left lying for half an hour. Refusals: `own_seller` (a reviewer who is a member there), `application_gone`,
 * `not_in_review`, `held_by_other` {name}.
 */
export async function claimReview(scope: StaffSellerScope, now = Date.now()): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    if (await isOwnSeller(db)) return refuse({ code: "own_seller" });
    if (await saveClaim(db, now)) return ok(null);
    const head = await getReviewHead(db);
    if (!head) return refuse({ code: "application_gone" });
    if (head.state !== "in_review") return refuse({ code: "not_in_review" });
    return refuse({ code: "held_by_other", values: { name: head.claimedByName } });
  });
}
