import { listFindings } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { isOwnSeller, lockReview, saveClaimTouched, saveConfirmation, saveDecision } from "#db/queries/reviews";
import { inScope, type StaffSellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { meaningOf } from "#lib/onboarding/decide";
import type { DecideFieldInput } from "#lib/onboarding/schema";

/**
 * A person's decision on one field or document of the round that is judged now, or the second person's agreement with one.
 * Refusals: `application_gone`, `not_in_review`, `own_seller`, `field_unknown`, and those of lib/onboarding/decide.ts (`not_claimed`,
 * `same_person`, `already_agreed`, `note_missing`).
 */
export async function decideField(
  scope: StaffSellerScope,
  { path, decision, reason, note }: DecideFieldInput,
  now = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const review = await lockReview(db);
    if (!review) return refuse({ code: "application_gone" });
    if (review.state !== "in_review") return refuse({ code: "not_in_review" });
    if (await isOwnSeller(db)) return refuse({ code: "own_seller" });
    const { round } = review;
    const finding = (await listFindings(db, round)).find((one) => one.path === path);
    if (!finding) return refuse({ code: "field_unknown" });
    const holdsClaim = review.claimedBy === scope.personId;
    const meaning = meaningOf(finding, { personId: scope.personId, decision, note, holdsClaim });
    if (!meaning.ok) return meaning;
    const isConfirmed = meaning.value === "confirm";
    const said = { decision, reason: decision === "refuse" ? (reason ?? "") : "", note };
    if (isConfirmed) await saveConfirmation(db, { round, path });
    else await saveDecision(db, { round, path }, said, now);
    if (holdsClaim) await saveClaimTouched(db, now);
    const data = { field: path, decision: isConfirmed ? "confirm" : decision, reason: said.reason };
    const subject = { kind: "application", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "application_field_decided", data, subject }]);
    return ok(null);
  });
}
