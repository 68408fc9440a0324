import { type CertificationRow, getLastStep, lockCertification } from "#db/queries/certifications";
import type { StaffDb } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * Locks a certification as the person saw it. Refused: `certification_gone`, `changed_meanwhile` (somebody wrote since:
 * `by` whom, and the `state` it is in now).
 */
export async function lockSeenCertification(
  db: StaffDb,
  { certificationId, version }: { readonly certificationId: string; readonly version: number },
): Promise<Result<CertificationRow>> {
  const row = await lockCertification(db, certificationId);
  if (!row) return refuse({ code: "certification_gone" });
  if (row.version === version) return ok(row);
  const last = await getLastStep(db, certificationId);
  return refuse({ code: "changed_meanwhile", values: { by: last?.byName ?? "", state: row.state } });
}
