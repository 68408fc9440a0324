import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { getStaffMeaning, lockUnmappedCode, saveStaffMeaning } from "#db/queries/staff-meanings";
import { inScope, type StaffScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { MapCodeInput } from "#lib/tracking/map-code-schema";
import { isVocabulary, meaningOfKey } from "#lib/tracking/vocabulary";
import { enqueueRefold } from "./refold-code.ts";
import { forgetStaffMeanings } from "./staff-meanings.ts";

/**
 * Gives an unknown tracking code a meaning, or another one: new events are read so within seconds, parcels that have the code
 * are folded again by a job. Refused: a code of no tracking vocabulary, one that never came, a meaning that does not exist.
 */
export async function mapCode(
  scope: StaffScope,
  { vocabulary, code, meaning }: MapCodeInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  if (!isVocabulary(vocabulary)) return refuse({ code: "not_a_tracking_code" });
  if (meaningOfKey(meaning) === null) return refuse({ code: "meaning_unknown", field: "meaning" });
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
