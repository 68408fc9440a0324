import { getConnection, getSealedAccount } from "#db/queries/gateway-calls";
import { inScope } from "#db/scope";
import type { CarrierGateway, PushVerdict } from "#server/gateways/carriers/gateway";
import { carrierGateway } from "#server/gateways/carriers/registry";
import { gatewaySecretPlace } from "#server/gateways/secret-place";
import { storableText } from "#server/gateways/storable";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { open } from "#server/vault";
import { recordTracking } from "./record-tracking.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const keptCharacters = 64 * 1024;

export type PushReply = { readonly body: string; readonly contentType: string; readonly verdict: PushVerdict };

/**
 * Receives a carrier's push. The address names the connection and with it seller and secret; the digest is checked before
 * anything in the body is believed; a connection that does not exist answers like a wrong digest. Null: no such carrier.
 */
export async function receivePush(
  carrierCode: string,
  connectionId: string,
  body: string,
  now: number,
): Promise<PushReply | null> {
  const carrier = carrierGateway(carrierCode);
  if (!carrier) return null;
  const verdict = await judge(carrier, carrierCode, connectionId, body, now).catch((error: unknown) => {
    log().error({ err: error }, "push failed");
    return "try_again" as const;
  });
  return { ...carrier.answerPush(verdict), verdict };
}

async function judge(
  carrier: CarrierGateway,
  carrierCode: string,
  connectionId: string,
  body: string,
  now: number,
): Promise<PushVerdict> {
  const found = await connectionOf(carrierCode, connectionId);
  const push = carrier.readPush(body, found ? [found.secret] : [], now);
  if (push.kind === "refused" || !found) {
    const verdict = push.kind === "refused" ? push.verdict : "bad_signature";
    log().warn({ carrier: carrierCode, connectionId, verdict }, "push refused");
    return verdict;
  }
  const scope = mintJobScope({ sellerId: found.sellerId, job: `push ${carrierCode}` });
  const content = storableText(push.content).slice(0, keptCharacters);
  const kept = { gateway: carrierCode, environment: found.environment, messageType: push.messageType, content };
  const recorded = await recordTracking(scope, { source: "push", trace: push.trace, kept }, now);
  return recorded.kind === "recorded" ? "accepted" : "unknown_parcel";
}

async function connectionOf(carrierCode: string, connectionId: string) {
  if (!uuid.test(connectionId)) return null;
  const found = await inScope(mintDoorScope("push"), async (db) => {
    const connection = await getConnection(db, connectionId);
    if (connection?.carrierCode !== carrierCode) return null;
    const account = await getSealedAccount(db, carrierCode, connection.environment);
    return account ? { ...connection, sealed: account.secretSealed } : null;
  });
  if (!found) return null;
  const secret = open(gatewaySecretPlace(carrierCode, found.environment), found.sealed);
  return { sellerId: found.sellerId, environment: found.environment, secret };
}
