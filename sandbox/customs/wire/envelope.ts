import { randomUUID } from "node:crypto";
import type { Element } from "../xml/read.ts";
import { escapeXml } from "../xml/write.ts";

const dxp = "http://www.chinaport.gov.cn/dxp";

/** The export unified version at the data exchange. */
export const customsId = "DXPEDCCEB0000003";

export type Envelope = {
  readonly copMsgId: string;
  readonly senderId: string;
  readonly receiverIds: readonly string[];
  readonly msgType: string;
  readonly data: Buffer;
};

/** `copMsgId` is null where it could not be read: then nobody can be answered by receipt. */
export type EnvelopeRefusal = {
  readonly copMsgId: string | null;
  readonly senderId: string | null;
  readonly what: string;
};

export function isEnvelope(root: Element): boolean {
  return root.name === "DxpMsg" && root.namespace === dxp;
}

/** Reads a terminal envelope `DxpMsg`, element by element in the order of the standard. */
export function readEnvelope(root: Element): Envelope | EnvelopeRefusal {
  const info = child(root, "TransInfo");
  const copMsgId = textOf(info, "CopMsgId");
  const senderId = textOf(info, "SenderId");
  const wrong = (what: string) => ({ copMsgId, senderId, what });
  if (root.attributes.get("ver") !== "1.0") return wrong("DxpMsg/@ver 必须为1.0");
  if (!namesFit(root, ["TransInfo", "Data", "AddInfo", "Signature"], 2)) return wrong("DxpMsg 的子元素或其顺序不对");
  if (!info || !namesFit(info, ["CopMsgId", "SenderId", "ReceiverIds", "CreatTime", "MsgType"], 5))
    return wrong("TransInfo 的子元素或其顺序不对");
  if (copMsgId === null || copMsgId === "" || copMsgId.length > 255)
    return { ...wrong("CopMsgId 须为1至255位"), copMsgId: null };
  if (senderId === null || senderId === "" || senderId.length > 16) return wrong("SenderId 须为1至16位");
  const receivers = child(info, "ReceiverIds");
  const receiverIds = receivers?.children.map((one) => one.text) ?? [];
  if (receivers?.children.some((one) => one.name !== "ReceiverId") || receiverIds.length < 1 || receiverIds.length > 5)
    return wrong("ReceiverId 须出现1至5次");
  const time = textOf(info, "CreatTime") ?? "";
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(time) || Number.isNaN(Date.parse(time)))
    return wrong("CreatTime 不是有效时间");
  const msgType = textOf(info, "MsgType") ?? "";
  if (msgType === "" || msgType.length > 30) return wrong("MsgType 须为1至30位");
  const encoded = (textOf(root, "Data") ?? "").replace(/\s/g, "");
  if (encoded === "" || encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded))
    return wrong("Data 不是有效的Base64");
  return { copMsgId, senderId, receiverIds, msgType, data: Buffer.from(encoded, "base64") };
}

/** An envelope from customs to one user of the exchange. `instant` is epoch ms; the exchange writes Beijing's clock. */
export function writeEnvelope(receiverId: string, msgType: string, message: string, instant: number): string {
  const time = new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<dxp:DxpMsg xmlns:dxp="${dxp}" ver="1.0"><dxp:TransInfo>` +
    `<dxp:CopMsgId>${randomUUID().toUpperCase()}</dxp:CopMsgId><dxp:SenderId>${customsId}</dxp:SenderId>` +
    `<dxp:ReceiverIds><dxp:ReceiverId>${escapeXml(receiverId)}</dxp:ReceiverId></dxp:ReceiverIds>` +
    `<dxp:CreatTime>${time}</dxp:CreatTime><dxp:MsgType>${msgType}</dxp:MsgType></dxp:TransInfo>` +
    `<dxp:Data>${Buffer.from(message, "utf8").toString("base64")}</dxp:Data></dxp:DxpMsg>`
  );
}

function namesFit(parent: Element, names: readonly string[], required: number): boolean {
  let at = 0;
  for (const { name } of parent.children) {
    const found = names.indexOf(name, at);
    if (found < 0 || names.slice(at, found).some((_, n) => at + n < required)) return false;
    at = found + 1;
  }
  return at >= required;
}

function child(parent: Element | undefined, name: string): Element | undefined {
  return parent?.children.find((one) => one.name === name && one.namespace === dxp);
}

function textOf(parent: Element | undefined, name: string): string | null {
  return child(parent, name)?.text ?? null;
}
