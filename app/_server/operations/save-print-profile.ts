import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import {
  lockPrintProfiles,
  saveNewPrintProfile,
  saveNoOtherDefault,
  updatePrintProfile,
} from "#db/queries/print-profiles";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { mostProfiles } from "#lib/papers/print-profile";
import type { PrintProfileInput } from "#lib/papers/print-profile-schema";

/**
 * A printing profile, new, changed or renamed. The first one is the default, and there is always exactly one. Refused:
 * `profile_unknown` (gone), `profile_changed` (somebody saved it meanwhile), `profile_name_taken` at the name,
 * `too_many_profiles`.
 */
export async function savePrintProfile(
  scope: SellerScope,
  input: PrintProfileInput,
  now: number = Date.now(),
): Promise<Result<{ readonly profileId: string }>> {
  const { profileId, version, name, settings } = input;
  return inScope(scope, async (db): Promise<Result<{ readonly profileId: string }>> => {
    const known = await lockPrintProfiles(db);
    const current = known.find(({ id }) => id === profileId);
    if (profileId !== null && !current) return refuse({ code: "profile_unknown" });
    if (current && current.version !== version) return refuse({ code: "profile_changed" });
    const others = known.filter(({ id }) => id !== profileId);
    if (others.some((one) => sameName(one.name, name))) return refuse({ code: "profile_name_taken", field: "name" });
    if (!current && known.length >= mostProfiles) {
      return refuse({ code: "too_many_profiles", values: { most: mostProfiles } });
    }
    const isDefault = input.isDefault || !others.some((one) => one.isDefault);
    if (isDefault) await saveNoOtherDefault(db, profileId);
    const values = { name, settings, isDefault };
    if (current) await updatePrintProfile(db, current.id, values, scope.personName, now);
    const id = current?.id ?? (await saveNewPrintProfile(db, values, scope.personName, now));
    const subject = { kind: "print_profile", id } as const;
    await saveAudit(db, [{ event: "print_profile_saved", data: { name, isNew: !current }, subject }]);
    await raiseLiveCursor(db);
    return ok({ profileId: id });
  });
}

/** Width and case do not tell two names apart for whoever chooses in a hurry. */
function sameName(a: string, b: string): boolean {
  const fold = (name: string) => name.normalize("NFKC").toLowerCase();
  return fold(a) === fold(b);
}
