import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { inScope, type SellerScope } from "#db/scope";
import { planDispatch } from "#lib/dispatch/plan";
import { type DispatchReview, reviewOf } from "#lib/dispatch/review";
import type { ReviewInput } from "#lib/dispatch/schema";
import { ok, type Result } from "#lib/kit/result";

/** What a confirmation of these orders would do now, by the same plan that the confirmation makes. */
export async function reviewDispatch(
  scope: SellerScope,
  input: ReviewInput,
  now = Date.now(),
): Promise<Result<DispatchReview>> {
  const facts = await inScope(scope, (db) => readDispatchFacts(db, input.orderIds, now));
  return ok(reviewOf(planDispatch(facts)));
}
