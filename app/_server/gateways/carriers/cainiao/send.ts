import type { Exchange } from "#server/gateways/call";
import { callOutside, type OutsideReply } from "#server/gateways/http";
import { storableText } from "#server/gateways/storable";
import { linkDigest } from "./digest.ts";
import { type LinkMessage, linkMessages } from "./messages.ts";

/** ALP's account at LINK in one environment, opened from the vault for the length of a call. */
export type LinkAccount = {
  readonly url: string;
  /** logistic_provider_id: app key or resource code of the caller. */
  readonly providerId: string;
  readonly secret: string;
};

export const linkTimeoutMs = 15_000;
/** A label travels as base64 inside the answer. */
export const linkMaxResponseBytes = 8 * 1024 * 1024;
const keptCharacters = 64 * 1024;

/** Signs and posts one message, once. Retries belong to the job, with the same content. */
export async function sendLink(
  account: LinkAccount,
  message: LinkMessage,
  options: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {},
): Promise<{ reply: OutsideReply; exchange: Omit<Exchange, "outcome"> }> {
  const { msgType, toCode } = linkMessages[message.name];
  const reply = await callOutside({
    url: account.url,
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" },
    body: linkForm(account, message),
    timeoutMs: options.timeoutMs ?? linkTimeoutMs,
    maxResponseBytes: linkMaxResponseBytes,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const sent = { msg_type: msgType, to_code: toCode, logistics_interface: message.content };
  const exchange = {
    messageType: msgType,
    request: JSON.stringify(sent).slice(0, keptCharacters),
    response: maskedText(reply.text, account.secret),
    status: reply.kind === "answered" ? reply.status : null,
    durationMs: reply.elapsedMs,
  };
  return { reply, exchange };
}

/** A label's bytes are kept as a paper, a secret never. */
function maskedText(text: string, secret: string): string {
  const shown = storableText(text).replace(/("waybillPdfData"\s*:\s*")[^"]+/, "$1…");
  return (secret === "" ? shown : shown.replaceAll(secret, "***")).slice(0, keptCharacters);
}

/** The form body: every field URL-encoded, since Base64 holds "+"; the digest is over the content before encoding. */
export function linkForm(account: LinkAccount, message: LinkMessage): string {
  const { msgType, toCode } = linkMessages[message.name];
  return new URLSearchParams({
    msg_type: msgType,
    to_code: toCode,
    logistic_provider_id: account.providerId,
    data_digest: linkDigest(message.content, account.secret),
    logistics_interface: message.content,
  }).toString();
}
