import { getCarrier } from "#db/queries/carriers";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { lockSolution, saveNewSolution, saveOffer } from "#db/queries/solutions";
import { inScope, type StaffScope } from "#db/scope";
import { changedMembers } from "#lib/carriers/offer-changes";
import type { SaveOfferInput } from "#lib/carriers/offer-schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Writes what a solution declares, or adds a solution (version 0). Refused: `carrier_unknown`, `code_taken`,
 * `solution_gone`, `changed_meanwhile` (somebody else saved since the form was opened), `nothing_changed`.
 */
export async function saveSolution(
  scope: StaffScope,
  { version, offer }: SaveOfferInput,
  now: number = Date.now(),
): Promise<Result<{ readonly code: string }>> {
  const { code } = offer;
  return inScope(scope, async (db): Promise<Result<{ readonly code: string }>> => {
    if (!(await getCarrier(db, offer.carrierCode))) return refuse({ code: "carrier_unknown", field: "carrierCode" });
    if (version === 0) {
      if (!(await saveNewSolution(db, offer, now))) return refuse({ code: "code_taken", field: "code" });
      await savePlatformAudit(db, { event: "solution_added", data: { solution: code, offer } });
      return ok({ code });
    }
    const before = await lockSolution(db, code);
    if (!before) return refuse({ code: "solution_gone" });
    if (before.version !== version) {
      return refuse({ code: "changed_meanwhile", values: { name: before.editedBy } });
    }
    const changed = changedMembers(before.offer, offer);
    if (changed.length === 0) return refuse({ code: "nothing_changed" });
    await saveOffer(db, offer, now);
    const were = Object.fromEntries(changed.map((member) => [member, before.offer[member]]));
    const are = Object.fromEntries(changed.map((member) => [member, offer[member]]));
    await savePlatformAudit(db, { event: "solution_changed", data: { solution: code, before: were, after: are } });
    return ok({ code });
  });
}
