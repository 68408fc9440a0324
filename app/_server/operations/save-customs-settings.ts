import { saveAudit } from "#db/queries/audit";
import { saveCustomsSettings as saveSettings } from "#db/queries/customs-settings";
import { inScope, type SellerScope } from "#db/scope";
import type { SaveCustomsSettingsInput } from "#lib/customs/declaration-schema";
import { ok, type Result } from "#lib/kit/result";

/** Sets how the seller's declarations are made from now on; what was declared stays as it was. */
export async function saveCustomsSettings(
  scope: SellerScope,
  input: SaveCustomsSettingsInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db) => {
    await saveSettings(db, input, scope.personName, now);
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "customs_settings_saved", data: {}, subject }]);
    return ok(null);
  });
}
