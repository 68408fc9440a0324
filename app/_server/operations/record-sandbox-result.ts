import { saveSandboxResult } from "#db/queries/certifications";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffDb, type StaffScope } from "#db/scope";
import type { SandboxResultInput } from "#lib/carriers/carrier-schema";
import type { SandboxResult } from "#lib/carriers/certification-file";
import { ok, type Result, refuse } from "#lib/kit/result";
import { carrierGateway } from "#server/gateways/carriers/registry";
import { lockSeenCertification } from "./lock-certification.ts";

/**
 * Keeps what a person found in a carrier's sandbox, with where the evidence lies. Refused: those of
 * `lockSeenCertification`, `certification_over`, `sandbox_by_gateway` (ALP speaks to this carrier: the test is run).
 */
export async function recordSandboxResult(
  scope: StaffScope,
  { certificationId, version, passed, note }: SandboxResultInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  const result: SandboxResult = { passed, note, at: now, by: scope.personName, how: "manual" };
  return inScope(scope, async (db): Promise<Result<null>> => {
    const locked = await lockSeenCertification(db, { certificationId, version });
    if (!locked.ok) return locked;
    if (locked.value.state === "withdrawn") return refuse({ code: "certification_over" });
    if (carrierGateway(locked.value.carrierCode)) return refuse({ code: "sandbox_by_gateway" });
    await keepSandboxResult(db, locked.value, result);
    return ok(null);
  });
}

/** Writes a result to a locked certification, with its audit entry. */
export async function keepSandboxResult(
  db: StaffDb,
  { id, carrierCode }: { readonly id: string; readonly carrierCode: string },
  sandbox: SandboxResult,
): Promise<void> {
  await saveSandboxResult(db, id, sandbox);
  const { passed, how, note } = sandbox;
  await savePlatformAudit(db, {
    event: "certification_sandbox",
    data: { carrierCode, certificationId: id, passed, how, note },
  });
}
