import { randomUUID } from "node:crypto";
import { stampOf } from "../desk.ts";
import type { Values } from "../messages/form.ts";
import type { Kind } from "../records.ts";
import { type Branch, cdata, writeBranch } from "../xml/write.ts";

const ceb = "http://www.chinaport.gov.cn/ceb";

/** What a receipt tells of one document. */
export type News = {
  readonly kind: Kind;
  readonly head: Values;
  readonly guid: string;
  readonly preNo: string;
  readonly invtNo: string;
  readonly sumNo: string;
  readonly state: string;
  readonly info: string;
  readonly at: number;
};

const returns: Readonly<Record<Kind, { readonly number: string; readonly node: string; readonly names: string }>> = {
  order: { number: "304", node: "OrderReturn", names: "ebpCode ebcCode orderNo" },
  waybill: { number: "506", node: "LogisticsReturn", names: "logisticsCode logisticsNo" },
  list: {
    number: "604",
    node: "InventoryReturn",
    names: "agentCode copNo preNo invtNo ebcCode ebpCode orderNo statisticsFlag",
  },
  cancel: { number: "606", node: "InvtCancelReturn", names: "agentCode copNo preNo invtNo" },
  master: { number: "608", node: "WayBillReturn", names: "agentCode logisticsCode copNo preNo billNo msgSeqNo" },
  summary: { number: "702", node: "SummaryReturn", names: "agentCode ebcCode copNo preNo sumNo msgSeqNo" },
};

export function returnTypeOf(kind: Kind): string {
  return `CEB${returns[kind].number}Message`;
}

/** One return message with news of up to a hundred documents of one kind. */
export function writeReturn(kind: Kind, news: readonly News[]): string {
  const { node } = returns[kind];
  return message(
    returnTypeOf(kind),
    news.map((one): readonly [string, Branch] => [node, returnOf(one)]),
  );
}

function returnOf(news: News): Branch {
  const own: Values = { preNo: news.preNo, invtNo: news.invtNo || (news.head.invtNo ?? ""), sumNo: news.sumNo };
  const named = returns[news.kind].names
    .split(" ")
    .map((name): [string, string] => [name, own[name] ?? news.head[name] ?? ""]);
  return [
    ["guid", news.guid],
    // The number of a summary has 18 characters exactly, so that before customs gave one there is no element.
    ...named.filter(([name, value]) => name !== "sumNo" || value !== ""),
    ["returnStatus", news.state],
    ["returnTime", stampOf(news.at)],
    ["returnInfo", news.info],
  ];
}

/** The receipt of the format check. */
export function writeFormatReceipt(
  refusal: {
    readonly status: string;
    readonly info: string;
    readonly copMsgId: string;
    readonly messageType: string;
    readonly original: string;
  },
  at: number,
): string {
  const { status, info, copMsgId, messageType, original } = refusal;
  const told: Branch = [
    ["guid", randomUUID().toUpperCase()],
    ["returnStatus", status],
    ["returnInfo", info.slice(0, 5_000)],
    ["returnTime", stampOf(at)],
    ["oriCopMsgId", copMsgId],
    ["oriMessageType", messageType],
  ];
  const content = `${writeBranch("ceb:", told)}<ceb:oriBizMessage>${cdata(printable(original))}</ceb:oriBizMessage>`;
  return whole("CEB900Message", content);
}

/** Any message of customs in its fixed form. */
export function message(type: string, branch: Branch): string {
  return whole(type, writeBranch("ceb:", branch));
}

function whole(type: string, content: string): string {
  const attributes = `xmlns:ceb="${ceb}" guid="${randomUUID().toUpperCase()}" version="1.0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ceb:${type} ${attributes}>${content}</ceb:${type}>`;
}

/** What no XML may hold is left out of the copy of a broken message. */
function printable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
