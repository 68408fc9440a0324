import { saveAudit } from "#db/queries/audit";
import { saveRefundRate } from "#db/queries/dossiers";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import type { CalendarDate } from "#lib/kit/time";

/** What a person knows a code's refund rate to be, from a day on. */
export async function setRefundRate(
  scope: SellerScope,
  { gcode, validFrom, rate }: { readonly gcode: string; readonly validFrom: CalendarDate; readonly rate: number },
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    await saveRefundRate(db, { gcode, validFrom, rateBp: rate }, scope.personName, now);
    const data = { code: gcode, rateBp: rate, from: validFrom };
    await saveAudit(db, [{ event: "refund_rate_set", data, subject: { kind: "refund_rate", id: gcode } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
