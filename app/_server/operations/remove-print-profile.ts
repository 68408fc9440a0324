import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { deletePrintProfile, lockPrintProfiles } from "#db/queries/print-profiles";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { RemovePrintProfileInput } from "#lib/papers/print-profile-schema";

/**
 * Deletes a printing profile; work places that chose it print by the default from then on. Refused: `profile_unknown`,
 * `profile_is_default` while there are others: somebody must say which of them all work places go by.
 */
export async function removePrintProfile(
  scope: SellerScope,
  { profileId }: RemovePrintProfileInput,
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const known = await lockPrintProfiles(db);
    const current = known.find(({ id }) => id === profileId);
    if (!current) return refuse({ code: "profile_unknown" });
    if (current.isDefault && known.length > 1) return refuse({ code: "profile_is_default" });
    await deletePrintProfile(db, profileId);
    const subject = { kind: "print_profile", id: profileId } as const;
    await saveAudit(db, [{ event: "print_profile_removed", data: { name: current.name }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
