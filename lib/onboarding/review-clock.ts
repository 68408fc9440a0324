import { hourMs, type Instant, minuteMs } from "#lib/kit/time";

/** A person has decided within one hour of the submission; at 45 minutes the reviewers are warned. */
export const reviewLimitMs = hourMs;
export const warnBeforeMs = 15 * minuteMs;

/** A claim that its holder has not touched for so long may be taken over by another reviewer. */
export const claimLastsMs = 30 * minuteMs;

/** `soon` from 45 minutes on, `late` after the hour. */
export type ReviewUrgency = "calm" | "soon" | "late";

/** When a person must have decided on what was submitted then. */
export function reviewDueAt(submittedAt: Instant): Instant {
  return submittedAt + reviewLimitMs;
}

export function reviewUrgency(dueAt: Instant, now: Instant): ReviewUrgency {
  if (now > dueAt) return "late";
  return now >= dueAt - warnBeforeMs ? "soon" : "calm";
}

/** The reviewers are told once per submission that its hour runs out. */
export function isWarningDue(
  review: { readonly dueAt: Instant | null; readonly warnedAt: Instant | null },
  now: Instant,
): boolean {
  return review.dueAt !== null && review.warnedAt === null && reviewUrgency(review.dueAt, now) !== "calm";
}

/** How a claim looks to a reviewer: nobody's, one's own, another's, or another's that has been left lying. */
export type ClaimStanding = "free" | "own" | "held" | "left";

export function claimStanding(
  claim: { readonly by: string | null; readonly touchedAt: Instant | null },
  personId: string,
  now: Instant,
): ClaimStanding {
  if (claim.by === null) return "free";
  if (claim.by === personId) return "own";
  return claim.touchedAt === null || claim.touchedAt <= now - claimLastsMs ? "left" : "held";
}
