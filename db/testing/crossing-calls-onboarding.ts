import * as activation from "../queries/activation.ts";
import { saveAudit } from "../queries/audit.ts";
import * as reviews from "../queries/reviews.ts";
import { asDoor, asJob, asStaff, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2026, 10, 25);
const { fieldPath: path, round } = sameKeys;
const another = { carrierCode: "another", environment: "sandbox" } as const;

const activationCalls = {
  saveConnectionAtDoor: asDoor(async (db) => {
    await activation.saveConnectionAtDoor(db, another, now);
  }),
  getSellerState: asJob((db) => activation.getSellerState(db), "counted"),
  lockSellerState: asJob((db) => activation.lockSellerState(db)),
  // nothing to do for a seller that is active
  saveSellerActive: asJob((db) => activation.saveSellerActive(db, now), "unseen"),
  saveBinding: asJob((db, { connectionId }) => activation.saveBinding(db, { ...another, connectionId }, now)),
} satisfies CallsOf<typeof activation>;

const ofReviewers = "reviewers see which applications wait, of whom and how long, and nothing of what stands in them";
const decision = { decision: "pass", reason: "", note: "stranger's" } as const;

const reviewCalls = {
  listReviewQueue: open(
    ofReviewers,
    asStaff((db) => reviews.listReviewQueue(db, { claimedBy: null })),
  ),
  countReviews: open(
    ofReviewers,
    asStaff((db) => reviews.countReviews(db)),
  ),
  listDecidedReviews: open(
    ofReviewers,
    asStaff((db) => reviews.listDecidedReviews(db, { after: null, limit: 100 })),
  ),
  getReviewHead: asStaff((db) => reviews.getReviewHead(db)),
  lockReview: asStaff((db) => reviews.lockReview(db)),
  listReviewFindings: asStaff((db) => reviews.listReviewFindings(db)),
  saveClaim: asStaff((db) => reviews.saveClaim(db, now)),
  saveClaimTouched: asStaff(async (db) => {
    await reviews.saveClaim(db, now);
    await reviews.saveClaimTouched(db, now + 1);
  }),
  deleteClaim: asStaff(async (db) => {
    await reviews.saveClaim(db, now);
    return reviews.deleteClaim(db);
  }),
  // the crossing's staff are members of nobody
  isOwnSeller: asStaff((db) => reviews.isOwnSeller(db), "unseen"),
  saveDecision: asStaff((db) => reviews.saveDecision(db, { round, path }, decision, now)),
  saveConfirmation: asStaff((db) => reviews.saveConfirmation(db, { round, path })),
  hasOpenedSince: asStaff(async (db) => {
    const subject = { kind: "application", id: db.scope.sellerId } as const;
    await saveAudit(db, [{ event: "application_opened_by_staff", data: { round }, subject }]);
    return reviews.hasOpenedSince(db, 0);
  }, "counted"),
  listLateReviews: open(
    "the sweeps ask for every seller and then work at one seller's door each",
    asDoor((db) => reviews.listLateReviews(db, now)),
  ),
  saveReviewWarned: asDoor((db) => reviews.saveReviewWarned(db, now)),
} satisfies CallsOf<typeof reviews>;

export const onboardingCalls = {
  activation: activationCalls,
  reviews: reviewCalls,
};
