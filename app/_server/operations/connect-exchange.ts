import { createPrivateKey, X509Certificate } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { getDeclarationFacts } from "#db/queries/declaration-facts";
import { getExchangeConnection, saveExchangeConnection } from "#db/queries/exchange-connections";
import { inScope, type JobScope, type SellerScope } from "#db/scope";
import type { TerminalInput } from "#lib/customs/declaration-schema";
import { sellerCustomsOf } from "#lib/customs/seller-customs";
import { ok, type Result, refuse } from "#lib/kit/result";
import { exchangeAddress } from "../gateways/open-terminal.ts";
import { introduceTerminal, sandboxSigningKey, sandboxTerminalSecret } from "../gateways/sandbox-terminal.ts";
import { sealedPlace } from "../sealed-places.ts";
import { seal } from "../vault.ts";

/**
 * Sets a seller's terminal at the data exchange up: its secret and signing key are sealed before they reach the database and
 * never come back. Refused: `key_unreadable`, `certificate_unreadable`, `key_not_of_certificate`, each with its field.
 */
export async function connectExchange(
  scope: JobScope | SellerScope,
  terminal: TerminalInput,
  now: number,
): Promise<Result<{ readonly dxpId: string }>> {
  const fault = keyFault(terminal);
  if (fault) return refuse(fault);
  const { environment, dxpId, copCode, copName, certificate } = terminal;
  const place = (field: "secret" | "key") => sealedPlace.exchange(scope.sellerId, environment, field);
  const secretSealed = seal(place("secret"), terminal.secret);
  const keySealed = seal(place("key"), terminal.privateKey);
  return inScope(scope, async (db) => {
    const connection = { environment, dxpId, copCode, copName, certificate, secretSealed, keySealed };
    await saveExchangeConnection(db, connection, now);
    const subject = { kind: "seller", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "exchange_connected", data: { dxpId, environment }, subject }]);
    return ok({ dxpId });
  });
}

/** Whether key and certificate can be read and belong together. */
export function keyFault({
  privateKey,
  certificate,
}: Pick<TerminalInput, "privateKey" | "certificate">): { readonly code: string; readonly field: string } | null {
  const key = tried(() => createPrivateKey(privateKey));
  if (!key) return { code: "key_unreadable", field: "privateKey" };
  const read = tried(() => new X509Certificate(certificate));
  if (!read) return { code: "certificate_unreadable", field: "certificate" };
  return read.checkPrivateKey(key) ? null : { code: "key_not_of_certificate", field: "privateKey" };
}

function tried<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/**
 * A seller that is activated where declarations go to the sandbox gets its terminal there, by the number of its parameters,
 * as the data centre would give it one. Without parameters or elsewhere nothing happens: `not_ours`, `no_parameters`.
 */
export async function connectSandboxExchange(
  scope: JobScope,
  now: number,
): Promise<"connected" | "known" | "not_ours" | "no_parameters"> {
  if (exchangeAddress()?.environment !== "sandbox") return "not_ours";
  const { known, seller } = await inScope(scope, async (db) => {
    const [connection, facts] = await Promise.all([
      getExchangeConnection(db, "sandbox"),
      getDeclarationFacts(db, [], now),
    ]);
    const { registeredName, declaration, platform, settings } = facts;
    const named = { registeredName, declaration, platform, settings, telephone: null, transmitter: null };
    return { known: connection, seller: sellerCustomsOf(named) };
  });
  const { agent, transmitter } = seller;
  if (agent.code === "" || transmitter.dxpId === "") return "no_parameters";
  const secret = sandboxTerminalSecret(`${scope.sellerId}/${transmitter.dxpId}`);
  const terminal = { dxpId: transmitter.dxpId, secret, copCode: agent.code, copName: agent.name };
  // the sandbox may have been emptied since
  await introduceTerminal({ ...terminal, certificate: sandboxSigningKey.certificate });
  if (known?.dxpId === terminal.dxpId && known.copCode === agent.code && known.copName === agent.name) return "known";
  const connected = await connectExchange(scope, { ...terminal, ...sandboxSigningKey, environment: "sandbox" }, now);
  return connected.ok ? "connected" : "no_parameters";
}
