import { countPushRefusals, listPushConnections, type PushConnection, type PushRefusal } from "#db/queries/push-door";
import { saveExchanges } from "#db/queries/settlements";
import { inScope } from "#db/scope";
import { cutText } from "#lib/kit/cut-text";
import { chinaDateOf, type Instant } from "#lib/kit/time";
import { type PushRemark, remarksOn } from "#lib/tracking/push-remarks";
import type { CarrierGateway, PushVerdict } from "#server/gateways/carriers/gateway";
import { carrierGateway } from "#server/gateways/carriers/registry";
import { gatewaySecretPlace } from "#server/gateways/secret-place";
import { storableText } from "#server/gateways/storable";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { open } from "#server/vault";
import { CommitGroups } from "./commit-groups.ts";
import { recordTracking } from "./record-tracking.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const keptCharacters = 64 * 1024;
const shownCharacters = 300;

export type PushReply = { readonly body: string; readonly contentType: string; readonly verdict: PushVerdict };

/**
 * Receives a carrier's push. The address names the connection and with it seller and secret; the digest is checked before
 * anything in the body is believed; a connection that does not exist answers like a wrong digest. `body` null: it was longer
 * than any message. What is refused, or accepted with a remark, is counted for staff. Null: no such carrier.
 */
export async function receivePush(
  carrierCode: string,
  connectionId: string,
  body: string | null,
  now: Instant,
): Promise<PushReply | null> {
  const carrier = carrierGateway(carrierCode);
  if (!carrier) return null;
  const judged = await judge(carrier, carrierCode, connectionId, body, now).catch((error: unknown): Judged => {
    log().error({ err: error }, "push failed");
    return { verdict: "try_again", connection: "" };
  });
  const { verdict, connection } = judged;
  if (verdict !== "accepted") log().warn({ carrier: carrierCode, connection, verdict }, "push refused");
  const marks = verdict === "accepted" ? (judged.remarks ?? []) : [verdict];
  await Promise.all(marks.map((mark) => note({ carrierCode, connection, verdict: mark, body: body ?? "" }, now)));
  return { ...carrier.answerPush(verdict), verdict };
}

type Judged = {
  readonly verdict: PushVerdict;
  readonly connection: string;
  readonly remarks?: readonly PushRemark[];
};

async function judge(
  carrier: CarrierGateway,
  carrierCode: string,
  connectionId: string,
  body: string | null,
  now: Instant,
): Promise<Judged> {
  let found = await connectionOf(carrierCode, connectionId, now);
  const connection = found?.id ?? "";
  if (body === null) return { verdict: "too_large", connection };
  let push = carrier.readPush(body, found ? [found.secret] : [], now);
  if (push.kind === "refused" && push.verdict === "bad_signature" && known.delete(connectionId)) {
    // the secret may have been changed a moment ago
    found = await connectionOf(carrierCode, connectionId, now);
    push = carrier.readPush(body, found ? [found.secret] : [], now);
  }
  if (!found) return { verdict: push.kind === "refused" ? push.verdict : "bad_signature", connection };
  const { environment, sellerId } = found;
  if (push.kind === "refused") {
    // signed rightly and not understood: kept for a look
    if (push.messageType !== "") await keepUnread(found, push.verdict, push.messageType, body, now);
    return { verdict: push.verdict, connection };
  }
  const scope = mintJobScope({ sellerId, job: `push ${carrierCode}` });
  const content = cutText(storableText(push.content), keptCharacters);
  const kept = { gateway: carrierCode, environment, messageType: push.messageType, content };
  const recorded = await recordTracking(scope, { source: "push", trace: push.trace, kept }, now);
  if (recorded.kind !== "recorded") return { verdict: "unknown_parcel", connection };
  return { verdict: "accepted", connection, remarks: remarksOn(push.trace.events, recorded.added) };
}

type Known = PushConnection & { readonly secret: string; readonly until: Instant };

/** Connections that were looked up a moment ago. What does not fit one of them is looked up again before it is refused. */
const known = new Map<string, Known>();
const knownMs = 5_000;
const mostKnown = 10_000;

/** Pushes that arrive together are looked up together. */
const lookups = new CommitGroups<string, PushConnection | null>(
  async (_, ids) => {
    const found = await inScope(mintDoorScope("push"), (db) => listPushConnections(db, [...new Set(ids)]));
    return ids.map((id) => found.get(id) ?? null);
  },
  { sideBySide: 1, most: 1_000, sizeOf: () => 1 },
);

async function connectionOf(carrierCode: string, connectionId: string, now: Instant): Promise<Known | null> {
  if (!uuid.test(connectionId)) return null;
  const held = known.get(connectionId);
  if (held && held.until > now && held.carrierCode === carrierCode) return held;
  const found = await lookups.submit("connections", connectionId);
  if (found?.carrierCode !== carrierCode) return null;
  const secret = open(gatewaySecretPlace(carrierCode, found.environment), found.secretSealed);
  const fresh = { ...found, secret, until: now + knownMs };
  if (known.size >= mostKnown) known.clear();
  known.set(connectionId, fresh);
  return fresh;
}

async function keepUnread(
  { sellerId, carrierCode: gateway, environment }: PushConnection,
  outcome: string,
  messageType: string,
  body: string,
  now: Instant,
): Promise<void> {
  const request = cutText(storableText(body), keptCharacters);
  const head = { gateway, environment, messageType: storableText(messageType), waybillId: null };
  const exchange = { ...head, outcome, request, response: "" };
  await inScope(mintJobScope({ sellerId, job: "push" }), (db) =>
    saveExchanges(db, [{ direction: "in", ...exchange, status: null, durationMs: null }], now),
  );
}

type Noted = Pick<PushRefusal, "carrierCode" | "connection" | "verdict"> & { readonly body: string };

/** Counted together: somebody who knocks a thousand times a second costs a statement now and then. */
const refusals = new CommitGroups<Noted & { readonly now: Instant }, null>(
  async (_, items) => {
    const counts = new Map<string, PushRefusal>();
    for (const { carrierCode, connection, verdict, body, now } of items) {
      const day = chinaDateOf(now);
      const name = `${day} ${carrierCode} ${connection} ${verdict}`;
      const count = (counts.get(name)?.count ?? 0) + 1;
      const sample = cutText(storableText(legible(body)), shownCharacters);
      counts.set(name, { day, carrierCode, connection, verdict, count, sample });
    }
    const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    const now = Math.max(...items.map((item) => item.now));
    await inScope(mintDoorScope("push"), (db) => countPushRefusals(db, rows, now));
    return items.map(() => null);
  },
  { sideBySide: 1, most: 10_000, sizeOf: () => 1 },
);

/** A form as people read it; the beginning is enough. */
function legible(body: string): string {
  const head = body.slice(0, 4 * shownCharacters);
  return /^\w+=/.test(head) ? Array.from(new URLSearchParams(head), (pair) => pair.join("=")).join(" ") : head;
}

async function note(noted: Noted, now: Instant): Promise<void> {
  await refusals.submit("all", { ...noted, now }).catch((error: unknown) => {
    log().error({ err: error }, "a push was not counted");
  });
}
