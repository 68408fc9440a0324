import { copKey, type Document, invtKey, keysOf, livingStates, orderKey, stoppedStates, waybillKey } from "./book.ts";
import { type Desk, type Draft, stampOf } from "./desk.ts";
import { parameterFault, repeatedLine } from "./judge/fields.ts";
import { findingsOf } from "./judge/findings.ts";
import type { BusinessDocument, BusinessMessage } from "./messages/read.ts";
import type { News } from "./receipts/form.ts";
import { sendNews } from "./receipts/send.ts";
import { type AccountRecord, type DocumentRecord, type Kind, kinds, type State } from "./records.ts";
import type { SignatureVerdict } from "./xml/signature.ts";

export type Account = Omit<AccountRecord, "type" | "at">;

type Refusal = { readonly state: string; readonly info: string };

/** Numbers of the e-port for what it refuses; those of returns and withdrawals are printed with import's message numbers. */
const numbers: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  order: {
    parameters: "-301008",
    signature: "-301020",
    duplicate: "-301010",
    unknown: "-301009",
    state: "-301011",
    older: "-301014",
  },
  waybill: {
    parameters: "-504011",
    signature: "-504011",
    duplicate: "-504015",
    unknown: "-504014",
    state: "-504016",
    older: "-505016",
  },
  list: {
    parameters: "-621027",
    signature: "-621029",
    duplicate: "-621004",
    unknown: "-621011",
    state: "-621012",
    older: "-621012",
  },
  cancel: {
    parameters: "-623012",
    signature: "-623029",
    duplicate: "-623009",
    unknown: "-623003",
    state: "-623005",
    older: "-623005",
  },
  master: {
    parameters: "-621027",
    signature: "-621029",
    duplicate: "-304001",
    unknown: "-621011",
    state: "-621012",
    older: "-621012",
  },
  summary: {
    parameters: "-621027",
    signature: "-621029",
    duplicate: "-304001",
    unknown: "-621011",
    state: "-621012",
    older: "-621012",
  },
};

const names: Readonly<Record<Kind, string>> = {
  order: "订单",
  waybill: "运单",
  list: "清单",
  cancel: "撤销申请单",
  master: "清单总分单",
  summary: "汇总申请单",
};

/** Takes the documents of a message that passed the format check, each on its own, and tells what became of them. */
export function takeDocuments(
  desk: Desk,
  draft: Draft,
  account: Account,
  copMsgId: string,
  message: BusinessMessage,
  signature: SignatureVerdict,
): void {
  const kind = kinds[message.form.number];
  const told = message.documents.map((document) => {
    const at = desk.now();
    const id = desk.book.nextDocument;
    const refusal = refusalOf(desk, account, message, kind, document, signature);
    const { head } = document;
    const base = { kind, head, guid: head.guid ?? "", invtNo: "", sumNo: "", at };
    if (refusal) {
      draft.add({ type: "refused", at, copMsgId, kind, guid: base.guid, ...refusal });
      return { dxpId: account.dxpId, news: { ...base, preNo: preNoOf(id, at), ...refusal } };
    }
    const taken = take(desk, draft, account, copMsgId, kind, document, at);
    return { dxpId: account.dxpId, news: { ...base, ...taken } };
  });
  sendNews(desk, draft, told);
}

function take(
  desk: Desk,
  draft: Draft,
  account: Account,
  copMsgId: string,
  kind: Kind,
  document: BusinessDocument,
  at: number,
): Pick<News, "preNo" | "state" | "info"> {
  const { head } = document;
  const key = keysOf({ kind, document })[0] ?? "";
  const before = head.appType === "1" ? undefined : desk.book.find(kind, key);
  const id = desk.book.nextDocument;
  const preNo = before?.preNo || desk.book.find(kind, key)?.preNo || preNoOf(id, at);
  if (head.appType === "3" && before) {
    const info = `${names[kind]}删除申报成功[${head.guid}]`;
    draft.add({ type: "moved", at, id: before.id, state: "deleted", info });
    return { preNo, state: "2", info };
  }
  const state: State = head.appStatus === "1" ? 1 : 2;
  const record: DocumentRecord = {
    ...{
      type: "document",
      at,
      id,
      kind,
      dxpId: account.dxpId,
      copMsgId,
      guid: head.guid ?? "",
      state,
      preNo,
      document,
    },
    info: infoOf(desk, kind, document, state),
    findings: findingsOf(kind, document),
    earlier: desk.book.count(kind, kind === "list" ? orderKey(head) : key),
  };
  draft.add(record);
  return { preNo, state: String(state), info: record.info };
}

/** E-port number: B, date, nine digits. */
function preNoOf(id: number, at: number): string {
  return `B${stampOf(at).slice(0, 8)}${String(id % 1e9).padStart(9, "0")}`;
}

function infoOf(desk: Desk, kind: Kind, { head }: BusinessDocument, state: State): string {
  if (state === 1) return `${names[kind]}暂存成功[${head.guid}]`;
  const done = head.appType === "2" ? "变更申报成功" : "新增申报成功";
  if (kind !== "list") return `${names[kind]}${done}[${head.guid}]`;
  const missing = missingFor(desk, head);
  return [`清单${done}[电商企业编码：${head.ebcCode}订单编号：${head.orderNo}]`, ...missing].join(" ").slice(0, 1_000);
}

/** What a list still waits for, in customs' words. */
export function missingFor({ book }: Desk, head: Document["document"]["head"]): readonly string[] {
  return [
    ...(book.living("order", orderKey(head))
      ? []
      : [`对应电商企业为[${head.ebcCode}]订单号为[${head.orderNo}]的订单信息不存在`]),
    ...(book.living("waybill", waybillKey(head))
      ? []
      : [`对应物流企业为[${head.logisticsCode}]物流单号为[${head.logisticsNo}]的运单信息不存在`]),
  ];
}

function refusalOf(
  desk: Desk,
  account: Account,
  { form }: BusinessMessage,
  kind: Kind,
  document: BusinessDocument,
  signature: SignatureVerdict,
): Refusal | null {
  const { head } = document;
  const refuse = (name: string, info: string): Refusal => ({ state: numbers[kind][name] ?? "-621027", info });
  if (signature.verdict === "mismatch")
    return {
      state: form.needsSignature && kind !== "cancel" ? "-621028" : (numbers[kind].signature ?? ""),
      info: `验签失败：${signature.why}`,
    };
  if (signature.verdict === "invalid" || (signature.verdict === "missing" && form.needsSignature))
    return refuse("signature", `验签失败：${signature.why}`);
  const fault = parameterFault(form, document);
  if (fault) return refuse("parameters", `参数校验失败：${fault}`);
  const right = rightFault(desk, account, kind, head);
  if (right) return right;
  if (kind === "order" && document.lines.length === 0) return { state: "-301001", info: "订单表体为空" };
  const repeated = repeatedLine(document.lines);
  if (repeated) return { state: kind === "order" ? "-301002" : "-621027", info: `商品序号[${repeated}]重复` };
  if (desk.book.guids.has((head.guid ?? "").toUpperCase())) return refuse("duplicate", `guid[${head.guid}]重复申报`);
  const number = numberFault(desk, kind, document);
  if (number) return number;
  if (kind === "cancel") return cancelRefusal(desk, head);
  return head.appType === "1" ? newRefusal(desk, kind, document) : changeRefusal(desk, kind, document);
}

/** The declaring company must be the one on the card; a waybill comes from its logistics company, or by its mandate. */
function rightFault(desk: Desk, account: Account, kind: Kind, head: Document["document"]["head"]): Refusal | null {
  if (kind === "order") return null;
  if (kind === "waybill") {
    const isOwn = account.copCode === head.logisticsCode;
    const isMandated = desk.book.carriers.get(head.logisticsCode ?? "")?.mandate === account.dxpId;
    return isOwn || isMandated
      ? null
      : { state: "-10101", info: `企业类型不正确：传输企业不是物流企业[${head.logisticsCode}]，也没有其授权` };
  }
  return head.agentCode === account.copCode
    ? null
    : { state: "-621015", info: `申报企业[${head.agentCode}]与卡介质所属企业不一致，无权申报` };
}

/** Numbers that the e-port and customs give never come in a new document. */
function numberFault(desk: Desk, kind: Kind, document: BusinessDocument): Refusal | null {
  if (kind === "cancel") return null;
  const { preNo = "", invtNo = "" } = document.head;
  const stored = document.head.appType === "1" ? undefined : desk.book.find(kind, keysOf({ kind, document })[0] ?? "");
  if (preNo !== "" && preNo !== stored?.preNo)
    return { state: "-625008", info: `电子口岸编号[${preNo}]不是电子口岸生成的编号` };
  if (invtNo !== "" && invtNo !== stored?.invtNo)
    return { state: "-625008", info: `清单编号[${invtNo}]不是海关生成的编号` };
  return null;
}

function newRefusal(desk: Desk, kind: Kind, document: BusinessDocument): Refusal | null {
  const { head } = document;
  const key = keysOf({ kind, document }).find((one) => desk.book.living(kind, one));
  if (key === undefined) return null;
  const state = desk.book.living(kind, key)?.state;
  if (key !== copKey(head) && kind === "list")
    return {
      state: "-304001",
      info: `订单[${head.orderNo}]或运单[${head.logisticsNo}]已有清单，状态[${state}]，不能重复申报`,
    };
  return { state: numbers[kind].duplicate ?? "", info: `${names[kind]}已存在，状态[${state}]，不能重复申报` };
}

function changeRefusal(desk: Desk, kind: Kind, document: BusinessDocument): Refusal | null {
  const { head } = document;
  const before = desk.book.find(kind, keysOf({ kind, document })[0] ?? "");
  const number = (name: string) => numbers[kind][name] ?? "";
  if (!before || before.state === "deleted" || before.state === "withdrawn")
    return { state: number("unknown"), info: `没有可变更或删除的${names[kind]}` };
  const canChange =
    stoppedStates.includes(before.state) || (before.state === 2 && (kind === "order" || kind === "waybill"));
  if (!canChange) return { state: number("state"), info: `${names[kind]}状态[${before.state}]不允许变更或删除` };
  const other = keysOf({ kind, document })
    .map((key) => desk.book.living(kind, key))
    .find((one) => one && one !== before);
  if (other) return { state: "-304001", info: `${names[kind]}与状态[${other.state}]的另一份单证重复` };
  if ((head.appTime ?? "") < (before.document.head.appTime ?? ""))
    return { state: number("older"), info: "报文申报时间早于已存数据，忽略" };
  return null;
}

function cancelRefusal(desk: Desk, head: Document["document"]["head"]): Refusal | null {
  const list = desk.book.find("list", invtKey(head.invtNo ?? ""));
  if (!list || list.document.head.ebcCode !== head.ebcCode)
    return { state: "-623003", info: `清单[${head.invtNo}]不存在` };
  if (list.state === "withdrawn" || desk.book.living("cancel", `invt ${head.invtNo}`))
    return { state: "-623009", info: `清单[${head.invtNo}]已申请撤销` };
  const canWithdraw = livingStates.includes(list.state) && [120, 300, 399].includes(Number(list.state));
  return canWithdraw ? null : { state: "-623005", info: `清单[${head.invtNo}]状态[${list.state}]不允许撤销` };
}
