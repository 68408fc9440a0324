import { saveAudit } from "#db/queries/audit";
import { saveCustomsSettings as saveSettings } from "#db/queries/customs-settings";
import { getSellerTax } from "#db/queries/dossiers";
import { inScope, type SellerScope } from "#db/scope";
import type { SaveCustomsSettingsInput } from "#lib/customs/declaration-schema";
import { branchesOpenTo } from "#lib/customs/dossier/judge-branch";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Sets how the seller's declarations are made from now on; what was declared stays as it was. Refused: `branch_closed` at
 * `taxBranch` (not for this kind of taxpayer).
 */
export async function saveCustomsSettings(
  scope: SellerScope,
  input: SaveCustomsSettingsInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const { taxpayer } = await getSellerTax(db);
    if (input.taxBranch !== null && !branchesOpenTo(taxpayer).includes(input.taxBranch))
      return refuse({ code: "branch_closed", field: "taxBranch" });
    await saveSettings(db, input, scope.personName, now);
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "customs_settings_saved", data: {}, subject }]);
    return ok(null);
  });
}
