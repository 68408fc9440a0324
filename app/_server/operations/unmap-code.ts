import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { deleteStaffMeaning, getStaffMeaning, lockUnmappedCode } from "#db/queries/staff-meanings";
import { inScope, type StaffScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { UnmapCodeInput } from "#lib/tracking/map-code-schema";
import { enqueueRefold } from "./refold-code.ts";
import { forgetStaffMeanings } from "./staff-meanings.ts";

/**
 * Takes a mapping back: the code is unknown again, and what has it is read again without it. Incidents that it raised stay
 * with whoever handles them. Refused: a code that nobody mapped.
 */
export async function unmapCode(
  scope: StaffScope,
  code: UnmapCodeInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  const result = await inScope(scope, async (db): Promise<Result<null>> => {
    await lockUnmappedCode(db, code);
    const from = await getStaffMeaning(db, code);
    if (from === null) return refuse({ code: "code_not_mapped" });
    await deleteStaffMeaning(db, code);
    await savePlatformAudit(db, { event: "code_unmapped", data: { ...code, from } });
    await enqueueRefold(db, code, now);
    return ok(null);
  });
  forgetStaffMeanings();
  return result;
}
