"use server";

import { concludeReviewInput } from "#lib/onboarding/review-schema";
import { decideFieldInput, nothingInput } from "#lib/onboarding/schema";
import { claimReview } from "#server/operations/claim-review";
import { concludeReview } from "#server/operations/conclude-review";
import { decideField } from "#server/operations/decide-field";
import { releaseReview } from "#server/operations/release-review";
import { staffSellerAction } from "#server/web/action";

export const claimReviewAction = staffSellerAction("reviews.decide", nothingInput, (scope) => claimReview(scope));
export const releaseReviewAction = staffSellerAction("reviews.decide", nothingInput, (scope) => releaseReview(scope));
export const decideFieldAction = staffSellerAction("reviews.decide", decideFieldInput, decideField);
export const concludeReviewAction = staffSellerAction("reviews.decide", concludeReviewInput, concludeReview);
