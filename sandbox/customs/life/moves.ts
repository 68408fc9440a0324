import { type Document, orderKey, waybillKey } from "../book.ts";
import { type Delays, delaysOf } from "../delays.ts";
import { type Desk, stampOf } from "../desk.ts";
import { scaled } from "../judge/decimal.ts";
import { finding, passed, together } from "../judge/words.ts";
import type { Fate, State } from "../records.ts";
import { missingFor } from "../take.ts";
import { fateOf, fateWords } from "./fate.ts";
import { masterFaults } from "./master.ts";
import { summaryFaults } from "./summary.ts";

/** What time does next to a document, and when. */
export type Move = {
  readonly at: number;
  readonly state: State;
  readonly info: string;
  readonly invtNo?: string;
  readonly sumNo?: string;
  readonly fated?: string;
};

/** The next move of a document as things stand; null while it waits for something else than time. */
export function nextMove(desk: Desk, document: Document): Move | null {
  const delays = delaysOf(desk.book.delays);
  switch (document.kind) {
    case "order":
    case "waybill":
      return document.state === 2 && document.findings.length > 0
        ? { at: after(document.receivedAt, delays.checked), state: 100, info: together(document.findings) }
        : null;
    case "list":
      return listMove(desk, document, delays);
    case "cancel":
      return cancelMove(desk, document, delays);
    case "master":
      return masterMove(desk, document, delays);
    case "summary":
      return summaryMove(desk, document, delays);
  }
}

function after(instant: number, seconds: number): number {
  return instant + seconds * 1000;
}

function listMove(desk: Desk, list: Document, delays: Delays): Move | null {
  const ordered = fateOf(desk.book, list);
  const fate = ordered?.fate;
  const struck = (move: Omit<Move, "fated">): Move => ({ ...move, ...(ordered?.key ? { fated: ordered.key } : {}) });
  const stop = (wanted: Fate, state: State, seconds: number) =>
    struck({ at: after(list.since, seconds), state, info: fateWords[wanted] });
  if (desk.book.living("cancel", `invt ${list.invtNo}`) && list.invtNo !== "") return null;
  switch (list.state) {
    case 2:
      if (fate === "not_sent") return stop(fate, 4, delays.sent);
      return { at: after(list.since, delays.sent), state: 3, info: "发送海关成功" };
    case 3:
      return checkMove(desk, list, delays, fate === "returned" ? stop(fate, 100, delays.checked) : null);
    case 120:
      if (fate === "suspended") return null;
      if (fate === "returned_late") return stop(fate, 100, delays.decided);
      if (fate === "review") return stop(fate, 300, delays.decided);
      return { at: after(list.since, delays.decided), state: 399, info: passed.decided };
    case 300:
      return { at: after(list.since, delays.review), state: 399, info: passed.decided };
    case 399:
      if (fate === "inspection" || fate === "inspection_held" || fate === "inspection_returned")
        return { at: after(list.since, delays.released), state: 500, info: fateWords.inspection };
      return { at: after(list.since, delays.released), state: 800, info: passed.released };
    case 500:
      if (fate === "inspection_held") return null;
      if (fate === "inspection_returned") return stop(fate, 100, delays.inspection);
      return struck({ at: after(list.since, delays.inspection), state: 800, info: passed.released });
    case 800:
      return { at: after(list.since, delays.closed), state: 899, info: "结关" };
    default:
      return null;
  }
}

/** The logical check: the list alone, then together with its order and its waybill, for which it waits. */
function checkMove(desk: Desk, list: Document, delays: Delays, ordered: Move | null): Move | null {
  const { head } = list.document;
  if (list.findings.length > 0)
    return { at: after(list.since, delays.checked), state: 100, info: together(list.findings) };
  const order = desk.book.living("order", orderKey(head));
  const waybill = desk.book.living("waybill", waybillKey(head));
  const isOrderGood = order !== undefined && order.findings.length === 0;
  const isWaybillGood = waybill !== undefined && waybill.findings.length === 0;
  if (!order || !waybill || !isOrderGood || !isWaybillGood) {
    const info = together(missingFor(desk, head).map((what) => finding(what.includes("运单") ? 13032 : 13031, what)));
    return {
      at: after(list.receivedAt, delays.patience),
      state: 100,
      info: info || finding(13031, "订单或运单已退单"),
    };
  }
  if (ordered) return ordered;
  const at = after(Math.max(list.since, order.receivedAt, waybill.receivedAt), delays.checked);
  const faults = [...pairFaults(list, order), ...waybillFaults(list, waybill)];
  if (faults.length > 0) return { at, state: 100, info: together(faults) };
  return { at, state: 120, info: passed.logic, invtNo: invtNoOf(desk, head.customsCode ?? "0000", at) };
}

/** Order and list are the same goods, line by line. */
function pairFaults(list: Document, order: Document): readonly string[] {
  const [own, theirs] = [list, order].map(({ document }) => document.lines.map((line) => String(Number(line.gnum))));
  const strange = (own ?? []).filter((gnum) => !theirs?.includes(gnum));
  const left = (theirs ?? []).filter((gnum) => !own?.includes(gnum));
  return [
    ...(strange.length > 0 ? [finding(13033, `清单第${strange.join("、")}项在订单中不存在`)] : []),
    ...(left.length > 0 ? [finding(13033, `订单第${left.join("、")}项未列入清单`)] : []),
  ];
}

/** The parcel weighs the same in both. */
function waybillFaults(list: Document, waybill: Document): readonly string[] {
  const [declared, carried] = [list.document.head.grossWeight, waybill.document.head.grossWeight];
  if (scaled(declared) === scaled(carried)) return [];
  return [finding(13034, `清单毛重[${declared}]与运单毛重[${carried}]不一致`)];
}

/** Customs' number of a list: office, year, E for export, nine digits. */
function invtNoOf({ book }: Desk, office: string, at: number): string {
  return `${office}${stampOf(at).slice(0, 4)}E${String((book.invtSerial + 1) % 1e9).padStart(9, "0")}`;
}

function cancelMove(desk: Desk, cancel: Document, delays: Delays): Move | null {
  if (cancel.findings.length > 0 && cancel.state === 2)
    return { at: after(cancel.since, delays.checked), state: 100, info: together(cancel.findings) };
  const ordered = fateOf(desk.book, cancel);
  if (cancel.state === 2 && ordered?.fate === "withdrawal_refused") {
    const fated = ordered.key ? { fated: ordered.key } : {};
    return { at: after(cancel.since, delays.checked), state: 100, info: fateWords.withdrawal_refused, ...fated };
  }
  if (cancel.state === 2) return { at: after(cancel.since, delays.checked), state: 120, info: passed.logic };
  return cancel.state === 120 ? { at: after(cancel.since, delays.decided), state: 399, info: passed.decided } : null;
}

function masterMove(desk: Desk, master: Document, delays: Delays): Move | null {
  if (master.state !== 2) return null;
  const faults = [...master.findings, ...masterFaults(desk.book, master)];
  const at = after(master.since, delays.checked);
  return faults.length > 0 ? { at, state: 100, info: together(faults) } : { at, state: 120, info: passed.logic };
}

function summaryMove(desk: Desk, summary: Document, delays: Delays): Move | null {
  if (summary.state === 2) {
    const faults = [...summary.findings, ...summaryFaults(desk.book, summary)];
    const at = after(summary.since, delays.checked);
    if (faults.length > 0) return { at, state: 100, info: together(faults) };
    return { at, state: 120, info: passed.logic, sumNo: sumNoOf(summary, at) };
  }
  if (summary.state === 120) return { at: after(summary.since, delays.decided), state: 399, info: passed.decided };
  // Closed in customs' books once its export declarations are made; its receipt is the summary result.
  return summary.state === 399 ? { at: after(summary.since, delays.declared), state: 899, info: "" } : null;
}

/** Customs' number of a summary: 18 characters. */
function sumNoOf(summary: Document, at: number): string {
  return `${summary.document.head.customsCode}${stampOf(at).slice(0, 4)}S${String(summary.id % 1e9).padStart(9, "0")}`;
}
