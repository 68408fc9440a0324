import { ok, type Result, refuse } from "#lib/kit/result";
import type { Instant } from "#lib/kit/time";
import { dxpNamespace, exportReceiver } from "./names.ts";
import { childOf, childrenOf, plainText, readXml, type XmlRefusal } from "./read-xml.ts";
import { escapeText, xmlDeclaration } from "./xml-text.ts";

/** A message on its way: who sends it to whom, under which number of ours. */
export type OutgoingEnvelope = {
  /** Ours and unique; the exchange takes it once, however often it is sent. */
  readonly copMsgId: string;
  /** The sender's number at the exchange, 16 characters at most. */
  readonly senderId: string;
  readonly createdAt: Instant;
  /** `CEB603Message`. */
  readonly messageType: string;
  readonly message: string;
  /** Number of the operator's card, 1 to 13 characters, where it is known. */
  readonly icCard: string | null;
};

/** The terminal envelope `DxpMsg`, the message in Base64. The element really is spelled CreatTime; times are China's. */
export function wrapMessage(envelope: OutgoingEnvelope): string {
  const { copMsgId, senderId, createdAt, messageType, message, icCard } = envelope;
  const time = new Date(createdAt + 8 * 3_600_000).toISOString().slice(0, 19);
  const info = [
    element("CopMsgId", escapeText(copMsgId)),
    element("SenderId", escapeText(senderId)),
    element("ReceiverIds", element("ReceiverId", exportReceiver)),
    element("CreatTime", time),
    element("MsgType", escapeText(messageType)),
  ];
  const card = icCard === null ? "" : element("IcCard", escapeText(icCard));
  const body = [
    element("TransInfo", info.join("")),
    element("Data", Buffer.from(message, "utf8").toString("base64")),
    element("AddInfo", element("FileName", escapeText(`${copMsgId}.xml`.slice(-255))) + card),
  ];
  return `${xmlDeclaration}\n<dxp:DxpMsg xmlns:dxp="${dxpNamespace}" ver="1.0">${body.join("")}</dxp:DxpMsg>`;
}

function element(name: string, content: string): string {
  return `<dxp:${name}>${content}</dxp:${name}>`;
}

/** What came in an envelope. */
export type IncomingEnvelope = {
  readonly copMsgId: string;
  readonly senderId: string;
  readonly messageType: string;
  readonly message: Uint8Array;
};

export type EnvelopeRefusal = XmlRefusal | { readonly code: "no_envelope" | "no_data" };

/** Opens a `DxpMsg`. Refusals: those of XML, no_envelope for another document, no_data where the Base64 is none. */
export function openEnvelope(bytes: Uint8Array): Result<IncomingEnvelope, EnvelopeRefusal> {
  const read = readXml(bytes);
  if (!read.ok) return read;
  const root = read.value;
  if (root.localName !== "DxpMsg" || root.namespaceURI !== dxpNamespace) return refuse({ code: "no_envelope" });
  const info = childOf(root, dxpNamespace, "TransInfo");
  const text = (name: string) => {
    const found = childOf(info, dxpNamespace, name);
    return found ? (plainText(found) ?? "").trim() : "";
  };
  const data = childrenOf(root, dxpNamespace).filter((one) => one.localName === "Data");
  const encoded = data[0] && data.length === 1 ? plainText(data[0]) : null;
  const message = encoded === null ? null : readBase64(encoded);
  if (!info || message === null) return refuse({ code: "no_data" });
  return ok({ copMsgId: text("CopMsgId"), senderId: text("SenderId"), messageType: text("MsgType"), message });
}

/** Base64 with line breaks allowed; null for anything else. `Buffer` alone would skip what is wrong. */
export function readBase64(text: string): Uint8Array | null {
  const compact = text.replace(/[\t\n\r ]/g, "");
  if (compact === "" || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null;
  return Buffer.from(compact, "base64");
}
