import type { OutsideFault } from "#lib/kit/outside-fault";
import type { OutsideReply } from "../http.ts";
import { failedCall, roadFault, unreadableAnswer } from "../road-fault.ts";
import { storableText } from "../storable.ts";
import { type DecodedMessage, type DecodeRefusal, decodeReceipts } from "./decode-receipts.ts";
import { type EnvelopeRefusal, openEnvelope, readBase64 } from "./envelope.ts";
import { maxFeedBytes } from "./names.ts";
import { childrenOf, plainText, readXml } from "./read-xml.ts";

/** The exchange's no: nothing was stored, and sending the same again would be refused again. */
export type ExchangeRefusal = {
  readonly kind: "refused";
  readonly code: "wrong_credentials" | "unreadable_message" | "too_large" | "unknown_cursor";
  readonly text: string;
};

export type SendAnswer = { readonly kind: "accepted"; readonly copMsgId: string } | ExchangeRefusal | OutsideFault;

/** 202 is stored; 503 is a busy exchange that stored nothing; anything else that is no clear no may have arrived. */
export function decodeSendAnswer(reply: OutsideReply, copMsgId: string): SendAnswer {
  if (reply.kind === "failed") return failedCall(reply);
  const refusal = refusalOf(reply.status, reply.text, "unreadable_message");
  if (refusal) return refusal;
  if (reply.status !== 202) return unreadableAnswer(reply.status, reply.text);
  const read = readXml(Buffer.from(reply.text, "utf8"));
  if (!read.ok || read.value.localName !== "accepted" || read.value.getAttribute("copMsgId") !== copMsgId)
    return roadFault("garbage", "unreadable_answer", storableText(reply.text).slice(0, 300));
  return { kind: "accepted", copMsgId };
}

/** One entry of the feed: its raw text always, its meaning where it has one. */
export type FeedEntry = {
  readonly cursor: string;
  /** The envelope as it came, or the text that was no Base64. */
  readonly raw: string;
  /** The business message in it, as it came; null where none could be opened. */
  readonly message: string | null;
  readonly decoded:
    | { readonly ok: true; readonly value: DecodedMessage }
    | { readonly ok: false; readonly refusal: DecodeRefusal | EnvelopeRefusal | { readonly code: "not_base64" } };
};

export type FeedAnswer =
  | { readonly kind: "accepted"; readonly next: string; readonly entries: readonly FeedEntry[] }
  | ExchangeRefusal
  | OutsideFault;

/** A page of receipts. An entry that cannot be read stays in the page with its raw text, so that it stops nothing after it. */
export function decodeFeed(reply: OutsideReply): FeedAnswer {
  if (reply.kind === "failed") return failedCall(reply);
  const refusal = refusalOf(reply.status, reply.text, "unknown_cursor");
  if (refusal) return refusal;
  if (reply.status !== 200) return unreadableAnswer(reply.status, reply.text);
  const read = readXml(Buffer.from(reply.text, "utf8"), maxFeedBytes);
  const next = read.ok && read.value.localName === "receipts" ? read.value.getAttribute("next") : null;
  if (!read.ok || next === null) return unreadableAnswer(200, storableText(reply.text));
  const entries = childrenOf(read.value).map((one) => ({
    cursor: one.getAttribute("cursor") ?? "",
    isReceipt: one.localName === "receipt",
    text: plainText(one) ?? "",
  }));
  // a cursor that cannot be named again would lose its receipt
  if (entries.some(({ cursor, isReceipt }) => !isReceipt || cursor === ""))
    return roadFault("garbage", "unreadable_answer", storableText(reply.text).slice(0, 300));
  return { kind: "accepted", next, entries: entries.map(({ cursor, text }) => readEntry(cursor, text)) };
}

function readEntry(cursor: string, text: string): FeedEntry {
  const bytes = readBase64(text);
  if (bytes === null)
    return { cursor, raw: text, message: null, decoded: { ok: false, refusal: { code: "not_base64" } } };
  const raw = textOf(bytes);
  const envelope = openEnvelope(bytes);
  if (!envelope.ok) return { cursor, raw, message: null, decoded: envelope };
  const message = textOf(envelope.value.message);
  return { cursor, raw, message, decoded: decodeReceipts(envelope.value.message) };
}

function textOf(bytes: Uint8Array): string {
  return storableText(Buffer.from(bytes).toString("utf8"));
}

function refusalOf(
  status: number,
  text: string,
  badRequest: ExchangeRefusal["code"],
): ExchangeRefusal | OutsideFault | null {
  const shown = storableText(text).slice(0, 300);
  switch (status) {
    case 400:
      return { kind: "refused", code: badRequest, text: shown };
    case 401:
      return { kind: "refused", code: "wrong_credentials", text: shown };
    case 413:
      return { kind: "refused", code: "too_large", text: shown };
    case 503:
      return { ...{ kind: "fault", fault: "transient", saidBy: "service", code: "busy" }, text: shown };
    default:
      return null;
  }
}
