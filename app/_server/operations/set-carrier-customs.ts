import {
  getCarrierCustoms,
  hasCarrierTerminal,
  saveCarrierCustoms,
  saveCarrierMandate,
} from "#db/queries/carrier-customs";
import { lockCarrier } from "#db/queries/carriers";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { enqueue } from "#db/queue";
import { inScope, type StaffScope } from "#db/scope";
import type { SaveCarrierCustomsInput, TerminalInput } from "#lib/customs/declaration-schema";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { sealedPlace } from "../sealed-places.ts";
import { seal } from "../vault.ts";
import { keyFault } from "./connect-exchange.ts";

/**
 * Says as whom customs know a carrier: without it no list can name it. Declarations that stopped for want of it (ERR-806) go
 * on at once. A mandate is kept with its day; ALP reports waybills under it once the carrier's terminal is set up, and no
 * longer when it ends. Refused: `carrier_gone`, `date_ahead` at `mandatedOn`.
 */
export async function setCarrierCustoms(
  scope: StaffScope,
  input: SaveCarrierCustomsInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  const { carrierCode, mandatedOn } = input;
  if (mandatedOn !== null && mandatedOn > chinaDateOf(now)) return refuse({ code: "date_ahead", field: "mandatedOn" });
  return inScope(scope, async (db): Promise<Result<null>> => {
    if (!(await lockCarrier(db, carrierCode))) return refuse({ code: "carrier_gone" });
    const [before, hasTerminal] = [await getCarrierCustoms(db, carrierCode), await hasCarrierTerminal(db, carrierCode)];
    await saveCarrierCustoms(db, { ...input, isMandated: mandatedOn !== null && hasTerminal }, now);
    const from = before && { code: before.logisticsCode, name: before.logisticsName, mandatedOn: before.mandatedOn };
    await savePlatformAudit(db, { event: "carrier_customs_saved", data: { ...input, from } });
    await enqueue(db, [{ name: "sweep-declarations", data: {} }]);
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
    const carrier = await getCarrierCustoms(db, carrierCode);
    if (!carrier) return refuse({ code: "carrier_without_customs_code" });
    const facts = { environment, dxpId, copCode, copName, certificate, secretSealed, keySealed };
    await saveCarrierMandate(db, { carrierCode, ...facts }, now);
    await saveCarrierCustoms(
      db,
      { ...carrier, isMandated: true, mandatedOn: carrier.mandatedOn ?? chinaDateOf(now) },
      now,
    );
    await savePlatformAudit(db, { event: "carrier_mandate_saved", data: { carrierCode, environment, dxpId, copCode } });
    return ok(null);
  });
}
