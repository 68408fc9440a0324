import { messageKey } from "../book.ts";
import type { Desk } from "../desk.ts";
import { type BusinessMessage, readMessage } from "../messages/read.ts";
import { writeFormatReceipt } from "../receipts/form.ts";
import { sendMessage } from "../receipts/send.ts";
import { type Account, takeDocuments } from "../take.ts";
import { readXml } from "../xml/read.ts";
import { judgeSignature, type SignatureVerdict } from "../xml/signature.ts";
import { escapeXml } from "../xml/write.ts";
import { customsId, type Envelope, isEnvelope, readEnvelope } from "./envelope.ts";

export type Reply = { readonly status: number; readonly text: string; readonly type?: string };

export function reply(status: number, code: string, what: string): Reply {
  return { status, text: `<refused code="${code}">${escapeXml(what)}</refused>` };
}

/** Stores one envelope and judges it, once: what is answered stands on the disk together with its first receipts. */
export async function acceptEnvelope(desk: Desk, account: Account, body: Uint8Array): Promise<Reply> {
  const root = await readXml(body);
  if ("fault" in root) return reply(400, root.fault, root.message);
  if (!isEnvelope(root)) return reply(400, "not_an_envelope", "the root is no DxpMsg");
  const envelope = readEnvelope(root);
  const { copMsgId } = envelope;
  if (copMsgId === null) return reply(400, "no_number", "the envelope has no CopMsgId");
  if (envelope.senderId !== account.dxpId) return reply(401, "not_accepted", "SenderId is not the user who signed");
  const taken = { status: 202, text: `<accepted copMsgId="${escapeXml(copMsgId)}"/>` };
  const key = messageKey(account.dxpId, copMsgId);
  if (desk.book.messages.has(key)) return repeated(desk, taken);
  const judged: Judged =
    "what" in envelope ? { refused: formatRefusal("-2", "0002", envelope.what) } : await judge(desk, account, envelope);
  // Another request with this number may have been judged meanwhile.
  if (desk.book.messages.has(key)) return repeated(desk, taken);
  const draft = desk.draft();
  const at = desk.now();
  const data = "data" in envelope ? envelope.data : Buffer.from(body);
  const messageType = "msgType" in envelope ? envelope.msgType : "Unknown";
  const verdict = "refused" in judged ? judged.refused.info : "taken";
  draft.add({
    type: "message",
    at,
    dxpId: account.dxpId,
    copMsgId,
    messageType,
    data: data.toString("base64"),
    verdict,
  });
  if ("refused" in judged) {
    const original = data.toString("utf8").slice(0, 200_000);
    const told = { ...judged.refused, copMsgId, messageType: judged.refused.messageType ?? "Unknown", original };
    sendMessage(desk, draft, account.dxpId, "CEB900Message", writeFormatReceipt(told, at), at);
  } else takeDocuments(desk, draft, account, copMsgId, judged.message, judged.signature);
  await draft.commit();
  return taken;
}

/** Answered as the first time, once what the first time stored is on the disk. */
async function repeated(desk: Desk, taken: Reply): Promise<Reply> {
  await desk.settled();
  return taken;
}

type FormatRefusal = { readonly status: string; readonly info: string; readonly messageType?: string };

function formatRefusal(status: string, code: string, what: string, messageType?: string): FormatRefusal {
  return { status, info: `[Code:${code};Desc:${what}]`, ...(messageType ? { messageType } : {}) };
}

type Judged =
  | { readonly refused: FormatRefusal }
  | { readonly message: BusinessMessage; readonly signature: SignatureVerdict };

async function judge(desk: Desk, account: Account, envelope: Envelope): Promise<Judged> {
  if (!envelope.receiverIds.includes(customsId))
    return { refused: formatRefusal("-2001", "2001", `接收方[${envelope.receiverIds.join("、")}]不存在`) };
  const message = await readMessage(envelope.data);
  if ("faults" in message) {
    const told = message.faults.slice(0, 20).map(({ path, what }) => `${path}：${what}`);
    const status = message.code === "0001" ? "-1" : "-2";
    return { refused: formatRefusal(status, message.code, told.join("；"), message.messageType) };
  }
  if (message.root.name !== envelope.msgType)
    return {
      refused: formatRefusal(
        "-2",
        "0999",
        `MsgType[${envelope.msgType}]与报文[${message.root.name}]不一致`,
        message.root.name,
      ),
    };
  const { transfer } = message;
  const isOwn =
    transfer.copCode === account.copCode &&
    transfer.copName === account.copName &&
    transfer.dxpMode === "DXP" &&
    transfer.dxpId === account.dxpId;
  if (!isOwn) {
    const what = "BaseTransfer与传输编号所登记的企业不一致（copCode、copName、dxpMode或dxpId）";
    return { refused: formatRefusal("-10102", "10102", what, message.root.name) };
  }
  const signature = await judgeSignature(envelope.data, message.root, account.certificate, desk.now());
  return { message, signature };
}
