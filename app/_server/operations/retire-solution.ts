import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { lockSolution, saveRetirement } from "#db/queries/solutions";
import { inScope, type StaffScope } from "#db/scope";
import type { RetireSolutionInput } from "#lib/carriers/offer-schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Takes a solution out of every plan, quote and recommendation from now on, or brings it back; it is kept with its cards for
 * the parcels that went with it. Refused: `reason_missing`, `solution_gone`, `changed_meanwhile`, `retired_already`,
 * `not_retired`.
 */
export async function retireSolution(
  scope: StaffScope,
  { code, version, isRetired, reason }: RetireSolutionInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  if (isRetired && reason === "") return refuse({ code: "reason_missing", field: "reason" });
  return inScope(scope, async (db): Promise<Result<null>> => {
    const before = await lockSolution(db, code);
    if (!before) return refuse({ code: "solution_gone" });
    if (before.version !== version) return refuse({ code: "changed_meanwhile", values: { name: before.editedBy } });
    if (isRetired === (before.retiredAt !== null)) {
      return refuse({ code: isRetired ? "retired_already" : "not_retired" });
    }
    await saveRetirement(db, code, isRetired ? now : null, now);
    const event = isRetired ? "solution_retired" : "solution_brought_back";
    await savePlatformAudit(db, { event, data: { solution: code, reason } });
    return ok(null);
  });
}
