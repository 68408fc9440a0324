import { deleteClaim } from "#db/queries/reviews";
import { inScope, type StaffSellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Gives an application back to the queue; what was decided on it stays. Refused: `not_claimed`. */
export async function releaseReview(scope: StaffSellerScope): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    return (await deleteClaim(db)) ? ok(null) : refuse({ code: "not_claimed" });
  });
}
