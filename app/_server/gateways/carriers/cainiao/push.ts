import type { Instant } from "#lib/kit/time";
import type { TrackingEvent } from "#lib/tracking/event";
import { readInstant } from "#lib/tracking/instant";
import { isLinkDigest } from "./digest.ts";
import { isRecord, textOf } from "./envelope.ts";

/** A push whose digest was right. */
export type LinkPush = {
  readonly msgType: string;
  readonly msgId: string;
  readonly providerId: string;
  /** logistics_interface as it was signed. */
  readonly content: string;
};

/** What LINK understands as an answer to a push. S07 is retried, everything else is final. */
export type PushAnswer = "accepted" | "bad_signature" | "unreadable" | "unknown_message" | "try_again";

const answers: Readonly<Record<PushAnswer, readonly [string, string]>> = {
  accepted: ["", ""],
  bad_signature: ["S02", "bad signature"],
  unreadable: ["S05", "illegal content"],
  unknown_message: ["S04", "illegal notify type"],
  try_again: ["S07", "system error, try again"],
};

/** The envelope that answers a push. Source: Cainiao open platform, pushes. */
export function encodePushAnswer(answer: PushAnswer): string {
  const [errorCode, errorMsg] = answers[answer];
  return JSON.stringify({ success: answer === "accepted" ? "true" : "false", errorCode, errorMsg });
}

/**
 * Reads a push's form body; the digest is checked before anything in it is believed, against each of the connection's
 * secrets (two while a key is being changed).
 */
export function readLinkPush(body: string, secrets: readonly string[]): LinkPush | "bad_signature" | "unreadable" {
  const form = new URLSearchParams(body);
  const content = form.get("logistics_interface");
  const digest = form.get("data_digest");
  if (content === null || digest === null) return digest === null ? "bad_signature" : "unreadable";
  if (!secrets.some((secret) => isLinkDigest(content, secret, digest))) return "bad_signature";
  return {
    msgType: form.get("msg_type") ?? "",
    msgId: form.get("msg_id") ?? "",
    providerId: form.get("logistic_provider_id") ?? "",
    content,
  };
}

/** Which parcel a push speaks of, by any of its numbers, and what happened to it. */
export type TracePush = {
  readonly outOrderId: string | null;
  readonly orderCode: string | null;
  readonly trackingNumber: string | null;
  readonly lastMileNumber: string | null;
  readonly events: readonly DecodedEvent[];
};

/** An event with the carrier's own record of it. */
export type DecodedEvent = TrackingEvent & { readonly timeText: string; readonly raw: unknown };

/** More events in one message are an error of the sender; nothing real comes near. */
const maxEvents = 10_000;

/** TRACEPUSH, and the data of cnge.track.get. One odd event never spoils the others; null when it is no such message. */
export function decodeTrace(content: unknown, receivedAt: Instant): TracePush | null {
  const body = typeof content === "string" ? parse(content) : content;
  if (!isRecord(body)) return null;
  const list = [body.traceDetailList, body.traceList, body.detailList].find(Array.isArray);
  if (!list || list.length > maxEvents) return null;
  return {
    outOrderId: textOf(body.outOrderId) || null,
    orderCode: textOf(body.orderCode) || null,
    trackingNumber: textOf(body.mailNo) || textOf(body.trackingNumber) || null,
    lastMileNumber: textOf(body.lastMileMailNo) || null,
    events: list.filter(isRecord).map((item) => eventOf(item, receivedAt)),
  };
}

/** An unreadable time becomes instant 0, which the fold sets apart: kept and shown, never guessed. */
function eventOf(item: Record<string, unknown>, receivedAt: Instant): DecodedEvent {
  const given = typeof item.time === "number" ? item.time : textOf(item.timeStr) || textOf(item.time);
  const time = readInstant(given, textOf(item.timeZone) || null);
  const text = textOf(item.desc) || textOf(item.standerdDesc);
  return {
    vocabulary: "cainiao",
    code: textOf(item.actionCode).slice(0, 100),
    text: text.slice(0, 1000),
    at: time?.at ?? 0,
    publishedAt: time?.publishedAt ?? 0,
    receivedAt,
    localTime: time?.localTime ?? null,
    zone: textOf(item.timeZone).slice(0, 40) || null,
    place: placeIn(text),
    timeText: String(given).slice(0, 60),
    raw: item,
  };
}

/** The town stands in brackets in front of the words. Source: public clients of Cainiao's tracking. */
function placeIn(text: string): string | null {
  return /^\s*[[【]([^\]】]{1,100})[\]】]/.exec(text)?.[1]?.trim() || null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
