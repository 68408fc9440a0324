import type { CarrierFault, CarrierRefusal } from "#lib/carriers/answers";
import type { Called, CallOptions, GatewayAccount } from "#server/gateways/call";
import type { OutsideReply } from "#server/gateways/http";
import { askQuestion } from "#server/gateways/question";
import type { CarrierGateway, ReadPush } from "../gateway.ts";
import { decodeBooking, decodeCancel, decodeChange, decodeTrack, decodeWaybill } from "./decode.ts";
import { encodeBooking, encodeCancel, encodeChange, encodeTrackQuery, encodeWaybillQuery } from "./encode.ts";
import type { LinkMessage } from "./messages.ts";
import { decodeTrace, encodePushAnswer, readLinkPush } from "./push.ts";
import { sendLink } from "./send.ts";

/** Cainiao LINK behind the carriers' common face. */
export const cainiaoGateway: CarrierGateway = {
  // LINK publishes no limit and answers S14 beyond it; ALP's own, ten a second
  tracksPerMinute: 600,
  book: (account, request, options) => call(account, encodeBooking(request), options, decodeBooking),
  change: (account, change, options) => call(account, encodeChange(change), options, decodeChange),
  askNumber: (account, parcel, options) =>
    askQuestion(options, () => call(account, encodeWaybillQuery(parcel, false), options, decodeWaybill)),
  cancel: (account, parcel, options) => call(account, encodeCancel(parcel), options, decodeCancel),
  track: (account, parcel, options) =>
    askQuestion(options, () =>
      call(account, encodeTrackQuery(parcel), options, (reply) => decodeTrack(reply, options.now)),
    ),
  readPush,
  answerPush: (verdict) => ({ body: encodePushAnswer(verdict), contentType: "application/json; charset=utf-8" }),
};

type AnyAnswer = { readonly kind: "accepted" } | CarrierRefusal | CarrierFault;

async function call<Answer extends AnyAnswer>(
  account: GatewayAccount,
  message: LinkMessage,
  options: CallOptions,
  decode: (reply: OutsideReply) => Answer,
): Promise<Called<Answer>> {
  const link = { url: account.baseAddress, providerId: account.providerId, secret: account.secret };
  const { reply, exchange } = await sendLink(link, message, options.signal ? { signal: options.signal } : {});
  const answer = decode(reply);
  const outcome = "code" in answer ? `${answer.kind} ${answer.code}`.trim() : answer.kind;
  return { answer, exchange: { ...exchange, outcome } };
}

/** A push without events for us is answered as unknown: LINK then stops repeating it. */
function readPush(body: string, secrets: readonly string[], receivedAt: number): ReadPush {
  const push = readLinkPush(body, secrets);
  if (typeof push === "string") return { kind: "refused", verdict: push, messageType: "" };
  const { msgType, msgId, content } = push;
  if (msgType !== "TRACEPUSH")
    return { kind: "refused", verdict: "unknown_message", messageType: msgType.slice(0, 60) };
  const trace = decodeTrace(content, receivedAt);
  if (!trace) return { kind: "refused", verdict: "unreadable", messageType: msgType };
  return { kind: "trace", messageId: msgId.slice(0, 100), messageType: msgType, content, trace };
}
