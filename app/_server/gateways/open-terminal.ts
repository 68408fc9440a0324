import { getCarrierMandate } from "#db/queries/carrier-customs";
import { getExchangeConnection } from "#db/queries/exchange-connections";
import { inScope, type JobScope } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { environment } from "#server/environment";
import { mintDoorScope } from "#server/scope";
import { sealedPlace } from "#server/sealed-places";
import { open } from "#server/vault";
import type { GatewayAccount } from "./call.ts";
import { type MessageSigner, rsaSigner } from "./data-exchange/sign-message.ts";

/** What the circuit and the figures know the data exchange by: one gateway, however many terminals. */
export const exchangeGateway = "data_exchange";

/** A terminal at the data exchange, opened for the length of a job. `copCode`, `copName`: who transmits. */
export type Terminal = {
  readonly account: GatewayAccount;
  readonly sign: MessageSigner;
  readonly copCode: string;
  readonly copName: string;
  readonly cursor: string;
  readonly quietReads: number;
};

/** The data exchange of this installation, and whether it is the sandbox's; null: none is configured. */
export function exchangeAddress(): { readonly baseAddress: string; readonly environment: GatewayEnvironment } | null {
  const { dataExchangeUrl, sandboxUrl } = environment();
  if (dataExchangeUrl === null) return null;
  const isOurs = sandboxUrl !== null && dataExchangeUrl.startsWith(`${sandboxUrl}/`);
  return { baseAddress: dataExchangeUrl, environment: isOurs ? "sandbox" : "production" };
}

/** The seller's own terminal; null: none is set up, or the exchange of that environment is not reached from here. */
export async function openTerminal(scope: JobScope, wanted: GatewayEnvironment): Promise<Terminal | null> {
  const address = exchangeAddress();
  if (address?.environment !== wanted) return null;
  const sealed = await inScope(scope, (db) => getExchangeConnection(db, wanted));
  if (sealed?.state !== "active") return null;
  const place = (field: "secret" | "key") => sealedPlace.exchange(scope.sellerId, wanted, field);
  return terminalOf(sealed, address, place);
}

/** The terminal of a carrier that mandated ALP; null: no active mandate. */
export async function openMandate(carrierCode: string, wanted: GatewayEnvironment): Promise<Terminal | null> {
  const address = exchangeAddress();
  if (address?.environment !== wanted) return null;
  const sealed = await inScope(mintDoorScope("mandate"), (db) => getCarrierMandate(db, carrierCode, wanted));
  if (!sealed) return null;
  return terminalOf(sealed, address, (field) => sealedPlace.mandate(carrierCode, wanted, field));
}

type Sealed = {
  readonly dxpId: string;
  readonly copCode: string;
  readonly copName: string;
  readonly secretSealed: string;
  readonly keySealed: string;
  readonly certificate: string;
  readonly cursor: string;
  readonly quietReads: number;
};

function terminalOf(
  sealed: Sealed,
  address: { readonly baseAddress: string; readonly environment: GatewayEnvironment },
  place: (field: "secret" | "key") => Parameters<typeof open>[0],
): Terminal {
  const { dxpId, copCode, copName, certificate, cursor, quietReads } = sealed;
  const secret = open(place("secret"), sealed.secretSealed);
  const privateKey = open(place("key"), sealed.keySealed);
  return {
    account: { gateway: exchangeGateway, ...address, providerId: dxpId, secret },
    sign: rsaSigner({ privateKey, certificate }),
    ...{ copCode, copName, cursor, quietReads },
  };
}
