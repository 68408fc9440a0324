import { listLateReviews, saveReviewWarned } from "#db/queries/reviews";
import { sendStaffMessage } from "#db/queries/staff-messages";
import { inScope } from "#db/scope";
import { minuteMs } from "#lib/kit/time";
import { warnBeforeMs } from "#lib/onboarding/review-clock";
import { mintDoorScope } from "../scope.ts";

/**
 * Warns the reviewers of every application whose hour runs out within 15 minutes, once per submission, however many
 * sweepers run. Answers how many it told of.
 */
export async function sweepReviews(now: number): Promise<number> {
  const late = await inScope(mintDoorScope("sweep-reviews"), (db) => listLateReviews(db, now + warnBeforeMs));
  let told = 0;
  for (const sellerId of late) if (await warnOf(sellerId, now)) told += 1;
  return told;
}

async function warnOf(sellerId: string, now: number): Promise<boolean> {
  return inScope(mintDoorScope("sweep-reviews", sellerId), async (db) => {
    const warned = await saveReviewWarned(db, now);
    if (!warned) return false;
    const minutes = Math.floor((now - warned.submittedAt) / minuteMs);
    const link = `/staff/reviews/${sellerId}`;
    const values = { seller: warned.sellerName, minutes };
    await sendStaffMessage(db, { kind: "review_late", values, link, role: "reviewer" });
    return true;
  });
}
