import { saveNewCarrier } from "#db/queries/carriers";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffScope } from "#db/scope";
import type { AddCarrierInput } from "#lib/carriers/carrier-schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Adds a carrier, without any certification yet. Refused: `code_taken`. */
export async function addCarrier(
  scope: StaffScope,
  { code, ...facts }: AddCarrierInput,
  now: number = Date.now(),
): Promise<Result<{ readonly code: string }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly code: string }>> => {
    if (!(await saveNewCarrier(db, code, facts, now)))
      return refuse({ code: "code_taken", field: "code", values: { code } });
    await savePlatformAudit(db, { event: "carrier_added", data: { code, ...facts } });
    return ok({ code });
  });
}
