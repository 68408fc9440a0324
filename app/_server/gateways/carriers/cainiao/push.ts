import { cutText } from "#lib/kit/cut-text";
import type { Instant } from "#lib/kit/time";
import type { DecodedEvent, DecodedTrace } from "#lib/tracking/event";
import { readInstant } from "#lib/tracking/instant";
import { isRecord, textOf } from "#server/gateways/reading";
import { storableJson, storableText } from "#server/gateways/storable";
import type { PushVerdict } from "../gateway.ts";
import { isLinkDigest } from "./digest.ts";

/** A push whose digest was right. */
export type LinkPush = {
  readonly msgType: string;
  readonly msgId: string;
  readonly providerId: string;
  /** logistics_interface as it was signed. */
  readonly content: string;
};

const answers: Readonly<Record<PushVerdict, readonly [string, string]>> = {
  accepted: ["", ""],
  bad_signature: ["S02", "bad signature"],
  unreadable: ["S05", "illegal content"],
  too_large: ["S05", "illegal content: too large"],
  unknown_message: ["S04", "illegal notify type"],
  unknown_parcel: ["B0005", "order does not exist"],
  try_again: ["S07", "system error, try again"],
};

/** The envelope that answers a push; S07 is retried by LINK, everything else is final. Source: Cainiao open platform, pushes. */
export function encodePushAnswer(answer: PushVerdict): string {
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

/** More events in one message are an error of the sender; nothing real comes near. */
const maxEvents = 10_000;

/** LINK's own name first, then those under which the same thing is seen in other messages of Cainiao. */
const names = {
  list: ["traceDetailList", "traceList", "detailList", "traces"],
  orderCode: ["orderCode", "logisticsOrderCode"],
  trackingNumber: ["mailNo", "trackingNumber"],
  lastMile: ["lastMileMailNo", "copyRealMailNo"],
  time: ["time", "timeStr", "actionTime"],
  code: ["actionCode", "action"],
  text: ["desc", "standerdDesc", "description"],
} as const;

type Body = Readonly<Record<string, unknown>>;

/** TRACEPUSH. One odd event never spoils the others; null when it is no such message. */
export function decodeTrace(content: string, receivedAt: Instant): DecodedTrace | null {
  const body = parse(content);
  if (!isRecord(body)) return null;
  const list = names.list.map((name) => body[name]).find(Array.isArray);
  const single = firstText(body, names.code) !== "" ? [body] : null;
  const events = list ?? single;
  return events === null || events.length > maxEvents ? null : traceOf(body, events, receivedAt);
}

/** The data of cnge.track.get; without a list nothing happened yet. */
export function decodeTrackData(data: Body, receivedAt: Instant): DecodedTrace {
  const list: unknown = names.list.map((name) => data[name]).find(Array.isArray) ?? [];
  return traceOf(data, Array.isArray(list) ? list.slice(0, maxEvents) : [], receivedAt);
}

function traceOf(body: Body, list: readonly unknown[], receivedAt: Instant): DecodedTrace {
  return {
    outOrderId: textOf(body.outOrderId) || null,
    orderCode: firstText(body, names.orderCode) || null,
    trackingNumber: firstText(body, names.trackingNumber) || null,
    lastMileNumber: firstText(body, names.lastMile) || null,
    events: list.filter(isRecord).map((item) => eventOf(item, receivedAt)),
  };
}

function firstText(body: Body, keys: readonly string[]): string {
  for (const key of keys) {
    const text = textOf(body[key]);
    if (text !== "") return text;
  }
  return "";
}

/** An unreadable time becomes instant 0, which the fold sets apart: kept and shown, never guessed. */
function eventOf(item: Record<string, unknown>, receivedAt: Instant): DecodedEvent {
  const given = typeof item.time === "number" ? item.time : firstText(item, names.time);
  const time = readInstant(given, textOf(item.timeZone) || null);
  const text = firstText(item, names.text);
  return {
    vocabulary: "cainiao",
    code: cutText(firstText(item, names.code), 100),
    text: cutText(text, 1000),
    at: time?.at ?? 0,
    publishedAt: time?.publishedAt ?? 0,
    receivedAt,
    localTime: time?.localTime ?? null,
    zone: cutText(textOf(item.timeZone), 40) || null,
    place: placeIn(text),
    timeText: cutText(storableText(String(given)), 60),
    raw: storableJson(item),
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
