import { createHash } from "node:crypto";
import {
  getApplication,
  getSellerHead,
  listApplicationFields,
  listChecks,
  lockApplication,
  saveCheck,
  saveFindings,
} from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { type Claim, saveClaims } from "#db/queries/seller-claims";
import { sendStaffMessage } from "#db/queries/staff-messages";
import { listApplicantStores } from "#db/queries/stores";
import { inScope, type JobScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import type { OutsideAnswers } from "#lib/onboarding/check-findings";
import type { FieldContext } from "#lib/onboarding/fields";
import { openPathsOf } from "#lib/onboarding/open-paths";
import { type Review, reviewApplication } from "#lib/onboarding/review";
import type { ApplicationFacts } from "#lib/onboarding/view-application";
import { mintDoorScope } from "#server/scope";
import { askOutsideChecks } from "./ask-outside-checks.ts";
import { plainValues, readApplicationFacts } from "./read-application-facts.ts";
import { approveApplication, putBeforePerson, returnApplication } from "./settle-application.ts";
import type { StepWorld } from "./step-world.ts";

export type Checked = "approved" | "in_review" | "returned" | "not_waiting";

/**
 * The automatic review of what was handed in: asks the outside world, lets the rules judge, and settles in one transaction:
 * approved, given back with what is open, or put before a person. Safe to repeat: a round is settled once.
 */
export async function checkApplication(
  scope: JobScope,
  round: number,
  world: StepWorld,
  isLastTry: boolean,
): Promise<Checked> {
  const read = await inScope(scope, async (db) => {
    const application = await getApplication(db);
    if (application?.state !== "checking" || application.round !== round) return null;
    const [head, fields, known, stores] = await Promise.all([
      getSellerHead(db),
      listApplicationFields(db),
      listChecks(db),
      listApplicantStores(db),
    ]);
    const values = plainValues(scope.sellerId, fields);
    const context: FieldContext = { kind: head?.kind ?? "mainland_company", values };
    return { context, fields, known, stores, name: values.licence?.registeredName ?? head?.name ?? "" };
  });
  if (!read) return "not_waiting";
  const checks = await askOutsideChecks({ sellerId: scope.sellerId, ...read }, world, isLastTry);
  const claims = claimsOf(read.context, read.stores);
  const door = mintDoorScope("claims", scope.sellerId);
  const elsewhere = await inScope(door, (db) => saveClaims(db, claims));
  const settled = await inScope(scope, async (db): Promise<Checked> => {
    const application = await lockApplication(db);
    if (application?.state !== "checking" || application.round !== round) return "not_waiting";
    for (const check of checks) await saveCheck(db, check);
    const facts = await readApplicationFacts(db, application);
    const now = world.clock();
    const answers = Object.fromEntries(checks.map((check) => [check.check, check])) as OutsideAnswers;
    // as of the day on which it was handed in: a queue that stood still makes nobody's licence run out
    const review = reviewApplication(reviewFacts(facts, answers, elsewhere, application.submittedAt ?? now));
    await saveFindings(db, round, review.findings);
    const subject = { kind: "application", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "application_checked", data: { round, counts: countsOf(review) }, subject }]);
    if (review.verdict === "approve") {
      await approveApplication(db, "rules", now);
      return "approved";
    }
    if (review.verdict === "return" && !application.isDisputed) {
      const refused = review.findings.filter(({ outcome }) => outcome === "refuse");
      await returnApplication(db, openPathsOf(refused), "rules", now);
      return "returned";
    }
    await putBeforePerson(db, application.submittedAt ?? now);
    return "in_review";
  });
  if (settled === "in_review") await tellReviewers(scope.sellerId, read.name);
  return settled;
}

function reviewFacts(
  facts: ApplicationFacts,
  answers: OutsideAnswers,
  elsewhere: readonly Claim[],
  asOf: number,
): Parameters<typeof reviewApplication>[0] {
  const claimed = new Set(elsewhere.map(({ kind, keyHash }) => `${kind} ${keyHash}`));
  return {
    context: facts.context,
    documents: facts.documents,
    stores: facts.stores.map((store) => ({
      ...store,
      isClaimedElsewhere: claimed.has(`store ${hashOf(store.platformNumber)}`),
    })),
    answers,
    isLicenceClaimedElsewhere: elsewhere.some(({ kind }) => kind === "licence"),
    today: chinaDateOf(asOf),
  };
}

/** What is this seller's alone: its licence and its stores, by hash. */
function claimsOf({ values }: FieldContext, stores: readonly { readonly platformNumber: string }[]): Claim[] {
  const number = values.licence?.uscc || values.licence?.brNumber || "";
  const licence = number === "" ? [] : [{ kind: "licence" as const, keyHash: hashOf(number) }];
  return [...licence, ...stores.map((store) => ({ kind: "store" as const, keyHash: hashOf(store.platformNumber) }))];
}

function hashOf(text: string): string {
  return createHash("sha256").update(`alp claim ${text}`).digest("hex");
}

function countsOf({ findings }: Review): Record<string, number> {
  const count = (outcome: string) => findings.filter((one) => one.outcome === outcome).length;
  return { pass: count("pass"), ask: count("ask"), refuse: count("refuse") };
}

async function tellReviewers(sellerId: string, seller: string): Promise<void> {
  const message = { kind: "review_waiting", values: { seller }, link: `/staff/reviews/${sellerId}` } as const;
  await inScope(mintDoorScope("reviews"), (db) => sendStaffMessage(db, { ...message, role: "reviewer" }));
}
