import { listCarrierCustoms, saveCarrierCustoms, saveCarrierMandate } from "#db/queries/carrier-customs";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { inScope, type StaffScope } from "#db/scope";
import type { SaveCarrierCustomsInput, TerminalInput } from "#lib/customs/declaration-schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { sealedPlace } from "../sealed-places.ts";
import { seal } from "../vault.ts";
import { keyFault } from "./connect-exchange.ts";

/** Says as whom customs know a carrier: without it no list can name it. A mandate stays as it is. */
export async function setCarrierCustoms(
  scope: StaffScope,
  input: SaveCarrierCustomsInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db) => {
    const before = (await listCarrierCustoms(db)).find(({ carrierCode }) => carrierCode === input.carrierCode);
    await saveCarrierCustoms(db, { ...input, isMandated: before?.isMandated ?? false }, now);
    await savePlatformAudit(db, { event: "carrier_customs_saved", data: { ...input } });
    return ok(null);
  });
}

/**
 * Takes a carrier's mandate up: its waybills (505) are reported by ALP through the carrier's own terminal from now on.
 * Refused: `carrier_without_customs_code`, and the faults of key and certificate.
 */
export async function setCarrierMandate(
  scope: StaffScope,
  { carrierCode, ...terminal }: TerminalInput & { readonly carrierCode: string },
  now: number = Date.now(),
): Promise<Result<null>> {
  const fault = keyFault(terminal);
  if (fault) return refuse(fault);
  const { environment, dxpId, copCode, copName, certificate } = terminal;
  const secretSealed = seal(sealedPlace.mandate(carrierCode, environment, "secret"), terminal.secret);
  const keySealed = seal(sealedPlace.mandate(carrierCode, environment, "key"), terminal.privateKey);
  return inScope(scope, async (db): Promise<Result<null>> => {
    const carrier = (await listCarrierCustoms(db)).find((one) => one.carrierCode === carrierCode);
    if (!carrier) return refuse({ code: "carrier_without_customs_code" });
    const facts = { environment, dxpId, copCode, copName, certificate, secretSealed, keySealed };
    await saveCarrierMandate(db, { carrierCode, ...facts }, now);
    await saveCarrierCustoms(db, { ...carrier, isMandated: true }, now);
    await savePlatformAudit(db, { event: "carrier_mandate_saved", data: { carrierCode, environment, dxpId, copCode } });
    return ok(null);
  });
}
