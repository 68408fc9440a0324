import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { countMsdsProducts, lockMsds, saveMsdsFacts } from "#db/queries/msds";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { type BatteryFinding, batteryFindings } from "#lib/products/battery-limits";
import { refuseMsds } from "#lib/products/check-msds";
import type { EditMsdsInput } from "#lib/products/msds-schema";

/**
 * Corrects what is known of a kept file. A new last day starts its warnings anew. Refusals: `msds_over`, `msds_too_far`,
 * `msds_unknown`, `msds_changed` (somebody saved it since it was opened).
 */
export async function editMsds(
  scope: SellerScope,
  { msdsId, version, facts }: EditMsdsInput,
  now: number = Date.now(),
): Promise<Result<{ readonly findings: readonly BatteryFinding[] }>> {
  const refusal = refuseMsds(facts, chinaDateOf(now));
  if (refusal) return refuse(refusal);
  return inScope(scope, async (db): Promise<Result<{ readonly findings: readonly BatteryFinding[] }>> => {
    const file = await lockMsds(db, msdsId);
    if (!file) return refuse({ code: "msds_unknown" });
    if (file.version !== version) return refuse({ code: "msds_changed" });
    await saveMsdsFacts(db, msdsId, facts);
    const products = await countMsdsProducts(db, msdsId);
    const data = { file: file.fileName, validUntil: facts.validUntil, products };
    await saveAudit(db, [{ event: "msds_edited", data, subject: { kind: "msds", id: msdsId } }]);
    await raiseLiveCursor(db);
    return ok({ findings: batteryFindings(facts) });
  });
}
