import { getSealedField } from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { fieldDefinition, readFieldPath } from "#lib/onboarding/fields";
import type { ShowFieldInput } from "#lib/onboarding/schema";
import type { SectionKey } from "#lib/onboarding/sections";
import { can, type MemberPermission } from "#lib/sellers/permissions";
import { sealedPlace } from "#server/sealed-places";
import { open } from "#server/vault";

/** Whose right it is to read a section's sealed numbers in full. */
const rightOf: Readonly<Partial<Record<SectionKey, MemberPermission>>> = {
  representative: "identity_numbers.read",
  account: "account_numbers.read",
  card: "identity_numbers.read",
};

/**
 * A sealed number in full, to whoever may read it; that it was shown is noted. Refusals: `field_unknown` (also for the
 * card's password, which nobody is ever shown), `not_allowed`, `field_empty`.
 */
export async function showField(
  scope: SellerScope,
  { path }: ShowFieldInput,
): Promise<Result<{ readonly text: string }>> {
  const named = readFieldPath(path);
  const field = named && fieldDefinition(named.section, named.key);
  if (field?.sealed !== "shows_last_four") return refuse({ code: "field_unknown" });
  const { section, key } = field;
  const right = rightOf[section];
  if (!right || !can(scope.role, right)) return refuse({ code: "not_allowed" });
  return inScope(scope, async (db): Promise<Result<{ readonly text: string }>> => {
    const sealed = await getSealedField(db, section, key);
    if (sealed === null) return refuse({ code: "field_empty" });
    const subject = { kind: "application", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "application_secret_shown", data: { field: path }, subject }]);
    return ok({ text: open(sealedPlace.applicationField(scope.sellerId, section, key), sealed) });
  });
}
