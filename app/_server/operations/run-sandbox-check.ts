import { randomUUID } from "node:crypto";
import { type CertificationRow, lockCertification } from "#db/queries/certifications";
import { inScope, type StaffScope } from "#db/scope";
import type { SandboxCheckInput } from "#lib/carriers/carrier-schema";
import type { SandboxResult } from "#lib/carriers/certification-file";
import { sandboxVerdict } from "#lib/carriers/sandbox-verdict";
import { ok, type Result, refuse } from "#lib/kit/result";
import { callGateway, openGateway } from "#server/gateways/open-gateway";
import { lockSeenCertification } from "./lock-certification.ts";
import { keepSandboxResult } from "./record-sandbox-result.ts";

/**
 * Asks the carrier's sandbox for a waybill that nobody ever made: an answer that it knows no such order shows that the
 * address, the key and the messages of both sides fit. Nothing is made there. A failed test is kept, too. Refused: those
 * of `lockSeenCertification`, `certification_over`, `sandbox_no_gateway` (ALP does not speak to this carrier: a person
 * records what was found), `sandbox_no_account`.
 */
export async function runSandboxCheck(
  scope: StaffScope,
  input: SandboxCheckInput,
  clock: () => number = Date.now,
): Promise<Result<{ readonly passed: boolean }>> {
  const seen = await inScope(scope, (db) => lockSeenCertification(db, input));
  if (!seen.ok) return seen;
  if (seen.value.state === "withdrawn") return refuse({ code: "certification_over" });
  const result = await ask(scope, seen.value, clock);
  if (!result.ok) return result;
  return inScope(scope, async (db): Promise<Result<{ readonly passed: boolean }>> => {
    // whatever was written meanwhile, what the sandbox answered stays true
    const row = await lockCertification(db, input.certificationId);
    if (!row) return refuse({ code: "certification_gone" });
    await keepSandboxResult(db, row, result.value);
    return ok({ passed: result.value.passed });
  });
}

async function ask(
  scope: StaffScope,
  { carrierCode }: CertificationRow,
  clock: () => number,
): Promise<Result<SandboxResult>> {
  const gateway = await openGateway(carrierCode, "sandbox");
  if (gateway === "unknown_carrier") return refuse({ code: "sandbox_no_gateway" });
  if (gateway === "no_account") return refuse({ code: "sandbox_no_account" });
  const waybillId = randomUUID();
  const nobodys = { waybillId, orderCode: waybillId };
  const call = () => gateway.carrier.askNumber(gateway.account, nobodys, { now: clock() });
  const { answer } = await callGateway(gateway, call, clock);
  return ok({ ...sandboxVerdict(answer), at: clock(), by: scope.personName, how: "gateway" });
}
