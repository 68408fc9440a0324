import type { Transitions } from "#lib/kit/transitions";

/**
 * An application's life. `checking`: the rules and the outside checks run, seconds; `in_review`: a person decides;
 * `returned`: the seller corrects what is open; `approved`: the first-order test runs or has passed. A change after the
 * approval goes round again while the approved values stay in force.
 */
export const applicationStates = ["draft", "checking", "in_review", "returned", "approved"] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const applicationTransitions: Transitions<ApplicationState> = {
  draft: ["checking", "approved"],
  checking: ["approved", "in_review", "returned"],
  in_review: ["approved", "returned"],
  returned: ["checking", "in_review", "approved"],
  approved: ["draft"],
};

/** The fields may be written. */
export function isOpenForEditing(state: ApplicationState): boolean {
  return state === "draft" || state === "returned";
}

/** Who decided: the rules alone, or a person. */
export const deciders = ["rules", "person"] as const;
export type Decider = (typeof deciders)[number];

/** A field's verdict: fine, a question for a person, or no with the reason. */
export const fieldOutcomes = ["pass", "ask", "refuse"] as const;
export type FieldOutcome = (typeof fieldOutcomes)[number];

/** Questions to the outside world that an application is checked with. */
export const outsideChecks = ["card", "single_window", "mandate", "enterprise", "person"] as const;
export type OutsideCheck = (typeof outsideChecks)[number];

/** `unclear`: nobody answered, or nobody is there to be asked; a person decides. */
export const checkStates = ["pending", "passed", "failed", "unclear"] as const;
export type CheckState = (typeof checkStates)[number];

/** The small transfer that proves who holds the account. */
export const accountProofStates = ["ordered", "sent", "proved", "failed", "returned", "expired"] as const;
export type AccountProofState = (typeof accountProofStates)[number];

export const rehearsalStates = ["running", "passed", "failed"] as const;
export type RehearsalState = (typeof rehearsalStates)[number];

/** Steps of the first-order test, in order. */
export const rehearsalSteps = ["order", "waybill", "label", "declaration", "tracking", "exception"] as const;
export type RehearsalStep = (typeof rehearsalSteps)[number];

/** `not_included`: nothing is pretended; the step joins when what it needs is there. */
export const rehearsalStepStates = ["waiting", "running", "passed", "failed", "not_included"] as const;
export type RehearsalStepState = (typeof rehearsalStepStates)[number];

/** The two parcels of a rehearsal: one is delivered, one gets into trouble. */
export const rehearsalRoles = ["delivered", "exception"] as const;
export type RehearsalRole = (typeof rehearsalRoles)[number];

/** What runs out. */
export const expirySubjects = ["licence", "br_certificate", "representative_id", "card"] as const;
export type ExpirySubject = (typeof expirySubjects)[number];
