import { callOutside, type OutsideReply } from "#server/gateways/http";
import { linkDigest } from "./digest.ts";
import { type LinkMessage, linkMessages } from "./messages.ts";

/** ALP's account at LINK in one environment, opened from the vault for the length of a call. */
export type LinkAccount = {
  readonly url: string;
  /** logistic_provider_id: app key or resource code of the caller. */
  readonly providerId: string;
  readonly secret: string;
};

/** A call as it went over the wire, with nothing in it that would let anyone sign or replay: kept beside the waybill. */
export type LinkExchange = {
  readonly url: string;
  readonly msgType: string;
  readonly request: string;
  readonly status: number | null;
  readonly response: string;
  readonly failure: string | null;
  readonly elapsedMs: number;
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
): Promise<{ reply: OutsideReply; exchange: LinkExchange }> {
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
  const exchange: LinkExchange = {
    url: account.url,
    msgType,
    request: JSON.stringify({ msg_type: msgType, to_code: toCode, logistics_interface: message.content }).slice(
      0,
      keptCharacters,
    ),
    status: reply.kind === "answered" ? reply.status : null,
    response: reply.text
      .replace(/("waybillPdfData"\s*:\s*")[^"]+/, "$1…")
      .replaceAll(account.secret, "***")
      .slice(0, keptCharacters),
    failure: reply.kind === "failed" ? reply.failure : null,
    elapsedMs: reply.elapsedMs,
  };
  return { reply, exchange };
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
