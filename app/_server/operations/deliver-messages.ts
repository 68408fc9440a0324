import { saveMandatedDocuments } from "#db/queries/carrier-customs";
import {
  getNextAttempt,
  getOpenMessage,
  listOpenMessages,
  type MessageRecord,
  saveMessageAnswer,
  saveMessagePutOff,
  saveSignedMessage,
} from "#db/queries/customs-messages";
import { saveExchangeReadDue } from "#db/queries/exchange-connections";
import { raiseLiveCursor } from "#db/queries/live";
import { hasMessageSince, sendMessage } from "#db/queries/messages";
import { saveExchanges } from "#db/queries/settlements";
import { enqueue } from "#db/queue";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { messageSpecs } from "#lib/customs/message-specs";
import { waitBefore } from "#lib/dispatch/back-off";
import { hourMs } from "#lib/kit/time";
import { mintDoorScope } from "#server/scope";
import type { Exchange } from "../gateways/call.ts";
import type { SendAnswer } from "../gateways/data-exchange/decode-answers.ts";
import { wrapMessage } from "../gateways/data-exchange/envelope.ts";
import { dataExchangeGateway } from "../gateways/data-exchange/gateway.ts";
import { callGateway, callsPausedUntil } from "../gateways/open-gateway.ts";
import { openMandate, openTerminal, type Terminal } from "../gateways/open-terminal.ts";
import { sendingJob } from "./make-declarations.ts";
import { settleSubjects } from "./settle-subjects.ts";
import type { StepWorld } from "./step-world.ts";
import { hashOf } from "./store-messages.ts";

/** Messages of one look at the table. */
const perLook = 20;
/** Answers come a little after what was sent. */
const firstReadMs = 3_000;

/**
 * Carries stored messages to the data exchange: signs what is not signed yet, sends the stored bytes, settles the answer. Each
 * step in a transaction of its own and none while the exchange is asked; after a crash the same bytes go out under the same
 * number, and the exchange takes them once. What is left comes back as a job.
 */
export async function deliverMessages(
  scope: JobScope,
  environment: GatewayEnvironment,
  world: StepWorld,
): Promise<void> {
  const terminals = new Map<string, Terminal | null>();
  const terminalOf = async (mandateOf: string | null) => {
    const key = mandateOf ?? "";
    const known = terminals.get(key);
    if (known !== undefined) return known;
    const opened =
      mandateOf === null ? await openTerminal(scope, environment) : await openMandate(mandateOf, environment);
    terminals.set(key, opened);
    return opened;
  };
  for (;;) {
    const guids = await inScope(scope, (db) => listOpenMessages(db, environment, world.clock(), perLook));
    let isPaused = guids.length === 0;
    for (const guid of guids) {
      if (world.signal?.aborted) throw new Error("stopped before all messages were sent");
      const outcome = await deliver(scope, guid, terminalOf, world);
      if (outcome === "paused") isPaused = true;
    }
    if (isPaused) break;
  }
  await inScope(scope, async (db) => {
    const next = await getNextAttempt(db, environment);
    if (next !== null) await enqueue(db, [sendingJob(db, environment, Math.max(next, world.clock() + 5_000))]);
  });
}

type Open = MessageRecord & { readonly documents: readonly string[] };

async function deliver(
  scope: JobScope,
  guid: string,
  terminalOf: (mandateOf: string | null) => Promise<Terminal | null>,
  world: StepWorld,
): Promise<"settled" | "paused"> {
  const found = await inScope(scope, (db) => getOpenMessage(db, guid));
  if (!found) return "settled";
  const terminal = await terminalOf(found.mandateOf);
  if (!terminal) return putOff(scope, found, "no_terminal", world);
  const message = await signed(scope, found, terminal);
  const until = await callsPausedUntil(terminal, world.clock());
  if (until !== null) return "paused";
  const { mandateOf, kind, createdAt, documents } = message;
  if (mandateOf !== null)
    await inScope(mintDoorScope("mandate", scope.sellerId), (db) => saveMandatedDocuments(db, mandateOf, documents));
  const envelope = {
    copMsgId: guid,
    xml: wrapMessage({
      ...{ copMsgId: guid, senderId: terminal.account.providerId, createdAt, message: message.xml, icCard: null },
      messageType: `${kind}Message`,
    }),
  };
  const options = { now: world.clock(), ...(world.signal ? { signal: world.signal } : {}) };
  const call = () => dataExchangeGateway.send(terminal.account, envelope, options);
  const { answer, exchange } = await callGateway(terminal, call, world.clock);
  return settle(scope, message, answer, exchange, world);
}

/** What goes out is signed once and kept; signed elsewhere meanwhile, those bytes go. */
async function signed(scope: JobScope, message: Open, terminal: Terminal): Promise<Open> {
  if (message.state !== "to_sign") return message;
  const xml = messageSpecs[message.kind].isSigned ? await terminal.sign(message.xml) : message.xml;
  return inScope(scope, async (db) => {
    if (await saveSignedMessage(db, message.guid, xml, hashOf(xml))) return { ...message, state: "ready", xml };
    return (await getOpenMessage(db, message.guid)) ?? message;
  });
}

async function settle(
  scope: JobScope,
  message: Open,
  answer: SendAnswer,
  exchange: Exchange,
  world: StepWorld,
): Promise<"settled" | "paused"> {
  const { guid, environment } = message;
  const now = world.clock();
  await inScope(scope, async (db) => {
    await keepExchange(db, environment, exchange, now);
    // the connection first, as who reads receipts locks it before what they speak of
    if (answer.kind === "accepted" && message.mandateOf === null) await askSoon(db, environment, now);
    const subjects = await saveMessageAnswer(db, guid, outcomeOf(message, answer, world.random(), now), now);
    if (!subjects) return;
    if (answer.kind !== "fault") await settleSubjects(db, subjects, now);
    if (answer.kind === "refused") await tellRefused(db, answer.text || answer.code, now);
    await raiseLiveCursor(db);
  });
  return answer.kind === "accepted" || answer.kind === "refused" ? "settled" : "paused";
}

/** Receipts are asked for shortly after something was sent. */
async function askSoon(db: SellerDb, environment: GatewayEnvironment, now: number): Promise<void> {
  await saveExchangeReadDue(db, environment, now + firstReadMs);
  const { sellerId } = db.scope;
  const data = { sellerId, environment };
  const singletonKey = `${sellerId}/${environment}/soon`;
  await enqueue(db, [{ name: "take-receipts", data, startAfter: now + firstReadMs, singletonKey }]);
}

/** A wrong key is not the message's fault: it waits for staff. What the exchange cannot read it never will. */
function outcomeOf(
  message: Open,
  answer: SendAnswer,
  jitter: number,
  now: number,
): Parameters<typeof saveMessageAnswer>[2] {
  if (answer.kind === "accepted") return { state: "accepted" };
  const text = `${answer.code} ${answer.text}`.trim();
  if (answer.kind === "refused" && answer.code !== "wrong_credentials") return { state: "refused", answer: text };
  const reason = answer.kind === "refused" ? "garbage" : answer.fault;
  const wait = waitBefore(reason, message.attempts + 1, jitter) ?? hourMs;
  return { state: "ready", answer: text, nextAttemptAt: now + wait };
}

async function tellRefused(db: SellerDb, reason: string, now: number): Promise<void> {
  if (await hasMessageSince(db, "exchange_refused", now - hourMs)) return;
  const link = `/s/${db.scope.sellerId}/papers`;
  await sendMessage(db, { kind: "exchange_refused", values: { reason: reason.slice(0, 200) }, link });
}

async function putOff(scope: JobScope, { guid }: Open, why: string, world: StepWorld): Promise<"paused"> {
  await inScope(scope, (db) => saveMessagePutOff(db, guid, why, world.clock() + hourMs));
  return "paused";
}

async function keepExchange(
  db: SellerDb,
  environment: GatewayEnvironment,
  exchange: Exchange,
  now: number,
): Promise<void> {
  const kept = { direction: "out", gateway: "data_exchange", environment, waybillId: null, ...exchange } as const;
  await saveExchanges(db, [kept], now);
}
