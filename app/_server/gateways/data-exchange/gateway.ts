import type { OutsideAnswer } from "#lib/kit/outside-fault";
import type { Called, CallOptions, GatewayAccount } from "../call.ts";
import { callOutside, type OutsideReply } from "../http.ts";
import { askQuestion } from "../question.ts";
import { storableText } from "../storable.ts";
import { decodeFeed, decodeSendAnswer, type FeedAnswer, type SendAnswer } from "./decode-answers.ts";
import { exchangeHeaders } from "./exchange-headers.ts";
import { maxEnvelopeBytes, maxFeedBytes } from "./names.ts";

const sendTimeoutMs = 30_000;
const feedTimeoutMs = 30_000;

/** An envelope ready to go, under the number by which the exchange knows it again. */
export type ReadyEnvelope = { readonly copMsgId: string; readonly xml: string };

/**
 * The data exchange of the Single Window. The account's `providerId` is the exchange user (dxpId), `secret` its own. Sending is
 * repeated without harm: the exchange judges a CopMsgId once.
 */
export const dataExchangeGateway = {
  send: (account: GatewayAccount, envelope: ReadyEnvelope, options: CallOptions): Promise<Called<SendAnswer>> =>
    askQuestion(options, () => send(account, envelope, options)),
  /** Receipts after a cursor, empty for the start. A page that is too large is asked for one by one. */
  poll: async (
    account: GatewayAccount,
    after: string,
    limit: number,
    options: CallOptions,
  ): Promise<Called<FeedAnswer>> => {
    const page = await askQuestion(options, () => poll(account, after, limit, options));
    const isTooLarge = page.answer.kind === "fault" && page.answer.code === "too_large";
    return isTooLarge && limit > 1 ? askQuestion(options, () => poll(account, after, 1, options)) : page;
  },
};

async function send(
  account: GatewayAccount,
  { copMsgId, xml }: ReadyEnvelope,
  { signal }: CallOptions,
): Promise<Called<SendAnswer>> {
  const size = Buffer.byteLength(xml, "utf8");
  const request = `DxpMsg ${copMsgId} (${size} bytes)`;
  if (size > maxEnvelopeBytes) {
    const answer: SendAnswer = { kind: "refused", code: "too_large", text: `${size} bytes` };
    return { answer, exchange: { ...exchange("dxp-message", request, null, answer), response: "" } };
  }
  const reply = await callOutside({
    url: addressOf(account, "dxp/messages"),
    method: "POST",
    headers: { "content-type": "application/xml; charset=utf-8", ...exchangeHeaders(account, xml, Date.now()) },
    body: xml,
    ...{ timeoutMs: sendTimeoutMs, maxResponseBytes: 64 * 1024 },
    ...(signal ? { signal } : {}),
  });
  const answer = decodeSendAnswer(reply, copMsgId);
  return { answer, exchange: exchange("dxp-message", request, reply, answer) };
}

async function poll(
  account: GatewayAccount,
  after: string,
  limit: number,
  { signal }: CallOptions,
): Promise<Called<FeedAnswer>> {
  const url = new URL(addressOf(account, "dxp/receipts"));
  url.search = new URLSearchParams({ after, limit: String(limit) }).toString();
  const target = url.pathname + url.search;
  const reply = await callOutside({
    ...{ url: url.href, method: "GET" },
    headers: { accept: "application/xml", ...exchangeHeaders(account, target, Date.now()) },
    ...{ timeoutMs: feedTimeoutMs, maxResponseBytes: maxFeedBytes },
    ...(signal ? { signal } : {}),
  });
  const answer = decodeFeed(reply);
  return { answer, exchange: exchange("dxp-receipts", `GET ${target}`, reply, answer) };
}

function addressOf({ baseAddress }: GatewayAccount, path: string): string {
  return `${baseAddress.replace(/\/+$/, "")}/${path}`;
}

/** Messages and receipts are kept whole where they belong; of the call itself only what tells it from others. */
function exchange(messageType: string, request: string, reply: OutsideReply | null, answer: OutsideAnswer) {
  return {
    ...{ messageType, request, response: reply ? storableText(reply.text).slice(0, 4_000) : "" },
    status: reply?.kind === "answered" ? reply.status : null,
    durationMs: reply?.elapsedMs ?? 0,
    outcome: "code" in answer ? `${answer.kind} ${answer.code}` : answer.kind,
  };
}
