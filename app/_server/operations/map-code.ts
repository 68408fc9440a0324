import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { getStaffMeaning, lockUnmappedCode, saveStaffMeaning } from "#db/queries/staff-meanings";
import { inScope, type StaffScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { codeKindOf, isMeaningOf } from "#lib/tracking/code-kinds";
import type { MapCodeInput } from "#lib/tracking/map-code-schema";
import { enqueueRefold } from "./refold-code.ts";
import { forgetStaffMeanings } from "./staff-meanings.ts";

/**
 * Gives an unknown code a meaning, or another one: what is new is read so within seconds, what has the code already is read
 * again by a job. Refused: a code of no kind that staff map, one that never came, a meaning that its kind does not have.
 */
export async function mapCode(
  scope: StaffScope,
  { vocabulary, code, meaning }: MapCodeInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  const kind = codeKindOf(vocabulary);
  if (kind === null) return refuse({ code: "code_not_mappable" });
  if (!isMeaningOf(kind, meaning)) return refuse({ code: "meaning_unknown", field: "meaning" });
  const result = await inScope(scope, async (db): Promise<Result<null>> => {
    if (!(await lockUnmappedCode(db, { vocabulary, code }))) return refuse({ code: "code_never_came" });
    const from = await getStaffMeaning(db, { vocabulary, code });
    if (from === meaning) return ok(null);
    await saveStaffMeaning(db, { vocabulary, code, meaning, mappedBy: scope.personName, mappedAt: now });
    await savePlatformAudit(db, { event: "code_mapped", data: { vocabulary, code, from, meaning } });
    await enqueueRefold(db, { vocabulary, code }, now);
    return ok(null);
  });
  forgetStaffMeanings();
  return result;
}
