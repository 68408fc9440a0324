import { createHash, createSign, randomUUID } from "node:crypto";
import { sellerKey } from "./keys.ts";

/** A tree of a message written by hand: element name and text, in order. A null leaves the element out. */
export type Written = Readonly<Record<string, string | null>>;

const ceb = "http://www.chinaport.gov.cn/ceb";
const dxp = "http://www.chinaport.gov.cn/dxp";
const ds = "http://www.w3.org/2000/09/xmldsig#";

/** Escaped as canonical XML is, so that what is written here is its own canonical form. */
export function text(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function elements(values: Written): string {
  return Object.entries(values)
    .map(([name, value]) => (value === null ? "" : `<ceb:${name}>${text(value)}</ceb:${name}>`))
    .join("");
}

export const seller = {
  dxpId: "DXPENT0000000001",
  secret: "seller-secret",
  copCode: "91110000600037341L",
  copName: "北京样例贸易有限公司",
  certificate: sellerKey.certificate,
};

export const carrier = { code: "46121601BC", name: "海南样例速递有限公司" };

let serial = 0;

export function guid(): string {
  return randomUUID().toUpperCase();
}

/** What three messages of one parcel share. */
export type Parcel = { readonly orderNo: string; readonly logisticsNo: string; readonly copNo: string };

export function aParcel(change: Partial<Parcel> = {}): Parcel {
  serial += 1;
  const n = String(serial).padStart(6, "0");
  return { orderNo: `8100${n}0000`, logisticsNo: `LX${n}CN`, copNo: `COP${n}`, ...change };
}

const report = (): Written => ({ guid: guid(), appType: "1", appTime: "20261125100000", appStatus: "2" });

export function orderHead({ orderNo }: Parcel): Written {
  return {
    ...report(),
    ...{
      orderType: "E",
      orderNo,
      ebpCode: "4101960AGP",
      ebpName: "跨境平台",
      ebcCode: seller.copCode,
      ebcName: seller.copName,
    },
    ...{ goodsValue: "17.98", freight: "0", currency: "502", note: null },
  };
}

export function orderLine(gnum = 1): Written {
  return {
    ...{
      gnum: String(gnum),
      itemNo: `SKU-${gnum}`,
      itemName: "棉制针织T恤",
      itemDescribe: null,
      barCode: null,
      unit: "011",
    },
    ...{ currency: "502", qty: "2", price: "8.99", totalPrice: "17.98", note: null },
  };
}

export function listHead({ orderNo, logisticsNo, copNo }: Parcel): Written {
  return {
    ...report(),
    ...{ customsCode: "5141", ebpCode: "4101960AGP", ebpName: "跨境平台", orderNo },
    ...{ logisticsCode: carrier.code, logisticsName: carrier.name, logisticsNo, copNo, preNo: null, invtNo: null },
    ...{ ieFlag: "E", portCode: "5141", ieDate: "20261126", statisticsFlag: "B", agentCode: seller.copCode },
    ...{
      agentName: seller.copName,
      ebcCode: seller.copCode,
      ebcName: seller.copName,
      ownerCode: "NO",
      ownerName: "样例制衣厂",
    },
    ...{ iacCode: null, iacName: null, emsNo: null, tradeMode: "9610", trafMode: "5", trafName: null, voyageNo: null },
    ...{ billNo: null, totalPackageNo: null, loctNo: null, licenseNo: null, country: "305", POD: "305", freight: "0" },
    ...{ fCurrency: "142", fFlag: "3", insuredFee: "0", iCurrency: "142", iFlag: "3", wrapType: "2", packNo: "1" },
    ...{ grossWeight: "0.42", netWeight: "0.3", note: null },
  };
}

export function listLine(gnum = 1): Written {
  return {
    ...{
      gnum: String(gnum),
      itemNo: `SKU-${gnum}`,
      itemRecordNo: null,
      itemName: "T恤",
      gcode: "6109100021",
      gname: "棉制针织T恤",
    },
    ...{ gmodel: "针织|男式|棉100%", barCode: "无", country: "305", currency: "502", qty: "2", qty1: "2", qty2: "0.3" },
    ...{ unit: "011", unit1: "011", unit2: "035", price: "8.99", totalPrice: "17.98", note: null },
  };
}

export function waybillHead({ logisticsNo }: Parcel): Written {
  return {
    ...report(),
    ...{ logisticsCode: carrier.code, logisticsName: carrier.name, logisticsNo, freight: "0", insuredFee: "0" },
    ...{ currency: "142", grossWeight: "0.42", packNo: "1", goodsInfo: "T恤", ebcCode: null, ebcName: null },
    ...{ ebcTelephone: null, note: null },
  };
}

/** A document with head and lines, as its text. */
export function twoLevel(node: string, head: Written, lines: readonly Written[]): string {
  const body = lines.map((line) => `<ceb:${node}List>${elements(line)}</ceb:${node}List>`).join("");
  return `<ceb:${node}><ceb:${node}Head>${elements(head)}</ceb:${node}Head>${body}</ceb:${node}>`;
}

export function orderText(parcel: Parcel, change: Written = {}, lines: readonly Written[] = [orderLine()]): string {
  return twoLevel("Order", { ...orderHead(parcel), ...change }, lines);
}

export function listText(parcel: Parcel, change: Written = {}, lines: readonly Written[] = [listLine()]): string {
  return twoLevel("Inventory", { ...listHead(parcel), ...change }, lines);
}

export function waybillText(parcel: Parcel, change: Written = {}): string {
  return `<ceb:Logistics>${elements({ ...waybillHead(parcel), ...change })}</ceb:Logistics>`;
}

export function cancelText(parcel: Parcel, invtNo: string, change: Written = {}): string {
  return `<ceb:InvtCancel>${elements({
    ...report(),
    ...{
      customsCode: "5141",
      copNo: parcel.copNo,
      preNo: null,
      invtNo,
      reason: "买家取消订单",
      agentCode: seller.copCode,
    },
    ...{ agentName: seller.copName, ebcCode: seller.copCode, ebcName: seller.copName, note: null, ...change },
  })}</ceb:InvtCancel>`;
}

export function masterText(copNo: string, logisticsNos: readonly string[], change: Written = {}): string {
  const head = {
    ...report(),
    ...{ customsCode: "5141", copNo, preNo: null, agentCode: seller.copCode, agentName: seller.copName, loctNo: null },
    ...{
      trafMode: "5",
      trafName: "货机",
      voyageNo: "CZ465",
      billNo: "78444192956",
      domesticTrafNo: null,
      grossWeight: "5",
    },
    ...{
      logisticsCode: carrier.code,
      logisticsName: carrier.name,
      msgCount: "1",
      msgSeqNo: "1",
      note: null,
      ...change,
    },
  };
  const lines = logisticsNos.map((logisticsNo, n) => ({
    ...{ gnum: String(n + 1), totalPackageNo: null, logisticsNo, invtNo: null, note: null },
  }));
  return twoLevel("WayBill", head, lines);
}

export function summaryText(copNo: string, invtNos: readonly string[], change: Written = {}): string {
  const head = {
    ...report(),
    ...{ customsCode: "5141", copNo, preNo: null, sumNo: null, agentCode: seller.copCode, agentName: seller.copName },
    ...{
      ebcCode: seller.copCode,
      ebcName: seller.copName,
      declAgentCode: seller.copCode,
      declAgentName: seller.copName,
    },
    ...{
      startTime: null,
      endTime: null,
      loctNo: null,
      summaryFlag: "1",
      itemNameFlag: "1",
      msgCount: "1",
      msgSeqNo: "1",
    },
    ...{ note: null, ...change },
  };
  return twoLevel(
    "SummaryApply",
    head,
    invtNos.map((invtNo) => ({ invtNo })),
  );
}

export const transferText = `<ceb:BaseTransfer>${elements({
  ...{ copCode: seller.copCode, copName: seller.copName, dxpMode: "DXP", dxpId: seller.dxpId, note: null },
})}</ceb:BaseTransfer>`;

/** A whole message in its canonical form, without a signature. */
export function messageText(number: string, documents: readonly string[], tail = transferText): string {
  const open = `<ceb:CEB${number}Message xmlns:ceb="${ceb}" guid="${guid()}" version="1.0">`;
  return `${open}${documents.join("")}${tail}</ceb:CEB${number}Message>`;
}

type Algorithms = { readonly hash: "sha1" | "sha256"; readonly privateKey: string; readonly certificate: string };

/**
 * Signs a canonical message by hand: the digest of the text as it stands, and the signature over SignedInfo with the
 * namespaces that it inherits.
 */
export function signed(message: string, change: Partial<Algorithms> = {}): string {
  const { hash, privateKey, certificate } = { hash: "sha1" as const, ...sellerKey, ...change };
  const digest = createHash(hash).update(message, "utf8").digest("base64");
  const method = hash === "sha1" ? `${ds}rsa-sha1` : "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  const digestMethod = hash === "sha1" ? `${ds}sha1` : "http://www.w3.org/2001/04/xmlenc#sha256";
  const info =
    `<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod><ds:Reference URI=""><ds:Transforms>` +
    `<ds:Transform Algorithm="${ds}enveloped-signature"></ds:Transform></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${digestMethod}"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`;
  const canonical = `<ds:SignedInfo xmlns:ceb="${ceb}" xmlns:ds="${ds}">${info}</ds:SignedInfo>`;
  const value = createSign(hash === "sha1" ? "RSA-SHA1" : "RSA-SHA256")
    .update(canonical, "utf8")
    .sign(privateKey, "base64");
  const body = certificate.replace(/-----[^-]+-----|\s/g, "");
  const signature =
    `<ds:Signature xmlns:ds="${ds}"><ds:SignedInfo>${info}</ds:SignedInfo><ds:SignatureValue>${value}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`;
  return message.replace(/<\/ceb:CEB\d{3}Message>$/, (end) => `${signature}${end}`);
}

/** An envelope written by hand. */
export function envelopeText(messageType: string, data: string | Uint8Array, over: Written = {}): string {
  const facts = { copMsgId: guid(), senderId: seller.dxpId, receiverId: "DXPEDCCEB0000003", ...over };
  return (
    `<?xml version="1.0" encoding="UTF-8"?><dxp:DxpMsg xmlns:dxp="${dxp}" ver="1.0"><dxp:TransInfo><dxp:CopMsgId>${facts.copMsgId}` +
    `</dxp:CopMsgId><dxp:SenderId>${facts.senderId}</dxp:SenderId><dxp:ReceiverIds><dxp:ReceiverId>${facts.receiverId}` +
    `</dxp:ReceiverId></dxp:ReceiverIds><dxp:CreatTime>2026-11-25T10:00:00</dxp:CreatTime><dxp:MsgType>${messageType}</dxp:MsgType>` +
    `</dxp:TransInfo><dxp:Data>${Buffer.from(data).toString("base64")}</dxp:Data></dxp:DxpMsg>`
  );
}
