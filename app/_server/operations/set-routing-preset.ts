import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { getRoutingPreset, lockRouting, saveRoutingPreset } from "#db/queries/routing-settings";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import type { SetRoutingPresetInput } from "#lib/routing/template-schema";

/** By what recommendations are ranked for this seller from now on: 省钱, 时效 or 稳妥. */
export async function setRoutingPreset(
  scope: SellerScope,
  input: SetRoutingPresetInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db) => {
    await lockRouting(db);
    const from = await getRoutingPreset(db);
    if (from === input.preset) return ok(null);
    await saveRoutingPreset(db, input.preset, scope.personName, now);
    const subject = { kind: "routing", id: "preset" } as const;
    await saveAudit(db, [{ event: "routing_preset_set", data: { from, to: input.preset }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
