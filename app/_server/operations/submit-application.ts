import { lockApplication, updateApplication } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { enqueue } from "#db/queue";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { canMove } from "#lib/kit/transitions";
import type { SubmitApplicationInput } from "#lib/onboarding/schema";
import { type ApplicationState, applicationTransitions } from "#lib/onboarding/states";
import { viewApplication } from "#lib/onboarding/view-application";
import { orderAccountProofIn } from "./order-account-proof.ts";
import { readApplicationFacts } from "./read-application-facts.ts";

/**
 * Hands the application in: a job asks the outside world and lets the rules judge, within seconds. With `asksPerson` a
 * refusal of the rules goes to a person all the same. Refusals: `not_open` (handed in already), `barred` (the very first
 * answer says no), `still_missing` with the count, `still_refused` (something is known to be wrong; ask for a person).
 */
export async function submitApplication(
  scope: SellerScope,
  { asksPerson }: SubmitApplicationInput,
  now: number = Date.now(),
): Promise<Result<{ readonly state: ApplicationState }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly state: ApplicationState }>> => {
    const application = await lockApplication(db);
    if (!application || !canMove(applicationTransitions, application.state, "checking")) {
      return refuse({ code: "not_open" });
    }
    const view = viewApplication(await readApplicationFacts(db, application), chinaDateOf(now));
    if (view.isBarred) return refuse({ code: "barred" });
    if (view.missing > 0) return refuse({ code: "still_missing", values: { count: view.missing } });
    if (view.problems > 0 && !asksPerson) return refuse({ code: "still_refused", values: { count: view.problems } });
    const round = application.round + 1;
    await updateApplication(db, {
      ...{ state: "checking", round, submittedAt: now, consentBy: scope.personName, isDisputed: asksPerson },
      ...{ decidedAt: null, decider: null, reviewDueAt: null, reviewWarnedAt: null, claimedBy: null },
      ...{ claimedByName: "", claimedAt: null },
    });
    const subject = { kind: "application", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "application_submitted", data: { round }, subject }]);
    await enqueue(db, [{ name: "check-application", data: { sellerId: scope.sellerId, round } }]);
    // beside the review and never in its way: who holds the account is proved by a small transfer
    await orderAccountProofIn(db, "written", now);
    await raiseLiveCursor(db);
    return ok({ state: "checking" });
  });
}
