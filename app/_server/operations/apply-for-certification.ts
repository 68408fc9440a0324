import { getCarrier } from "#db/queries/carriers";
import { listCertificationRows, saveCertificationStep, saveNewCertification } from "#db/queries/certifications";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffScope } from "#db/scope";
import type { CertificationState } from "#lib/carriers/certification-states";
import { ok, type Result, refuse } from "#lib/kit/result";

const underWay: readonly CertificationState[] = ["applied", "documents", "sandbox", "review"];

/**
 * Opens a certification for a carrier: its first, or a wider or later one beside that which runs. Refused: `carrier_gone`,
 * `application_open` (one is under way already).
 */
export async function applyForCertification(
  scope: StaffScope,
  { carrierCode }: { readonly carrierCode: string },
  now: number = Date.now(),
): Promise<Result<{ readonly certificationId: string }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly certificationId: string }>> => {
    if (!(await getCarrier(db, carrierCode))) return refuse({ code: "carrier_gone" });
    const existing = await listCertificationRows(db, { carrierCode });
    if (existing.some(({ state }) => underWay.includes(state))) return refuse({ code: "application_open" });
    const certificationId = await saveNewCertification(db, carrierCode, now);
    await saveCertificationStep(db, { certificationId, fromState: "", toState: "applied", reason: "" }, now);
    await savePlatformAudit(db, { event: "certification_applied", data: { carrierCode, certificationId } });
    return ok({ certificationId });
  });
}
