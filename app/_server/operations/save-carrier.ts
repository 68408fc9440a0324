import { lockCarrier, saveCarrier } from "#db/queries/carriers";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffScope } from "#db/scope";
import { changedFacts } from "#lib/carriers/carrier";
import type { SaveCarrierInput } from "#lib/carriers/carrier-schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Writes what is known of a carrier. Refused: `carrier_gone`, `changed_meanwhile` (somebody saved since the form was
 * opened: `by` whom and which `fields`, by their names, comma-separated).
 */
export async function saveCarrierFacts(
  scope: StaffScope,
  { code, version, seen, ...facts }: SaveCarrierInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const before = await lockCarrier(db, code);
    if (!before) return refuse({ code: "carrier_gone" });
    if (before.version !== version) {
      const values = { by: before.editedBy, fields: changedFacts(seen, before).join(",") };
      return refuse({ code: "changed_meanwhile", values });
    }
    const changed = changedFacts(before, facts);
    if (changed.length === 0) return ok(null);
    await saveCarrier(db, code, facts, now);
    const from = Object.fromEntries(changed.map((name) => [name, before[name]]));
    const to = Object.fromEntries(changed.map((name) => [name, facts[name]]));
    await savePlatformAudit(db, { event: "carrier_saved", data: { code, from, to } });
    return ok(null);
  });
}
