import { type Document, orderKey, waybillKey } from "../book.ts";
import { delaysOf } from "../delays.ts";
import type { Desk, Draft } from "../desk.ts";
import type { News } from "../receipts/form.ts";
import { issueDue, sendMessage, sendNews } from "../receipts/send.ts";
import type { MovedRecord, State } from "../records.ts";
import { type Move, nextMove } from "./moves.ts";
import { declarationsOf, listsOf, writeResults } from "./summary.ts";

/** Lets everything happen that is due by customs' clock, in its order, and tells it. Resolves with the number of moves. */
export async function play(desk: Desk): Promise<number> {
  const now = desk.now();
  const draft = desk.draft();
  let moves = 0;
  for (;;) {
    const due = [...dueReports(desk, now), ...dueMoves(desk, now)].sort((a, b) => a.at - b.at);
    if (due.length === 0) break;
    const told = due.flatMap((one) => one.perform(draft));
    sendNews(desk, draft, told);
    moves += due.length;
  }
  issueDue(desk, draft, now);
  await draft.commit();
  return moves;
}

/** When something happens next, epoch ms; null when nothing waits for time. */
export function nextInstant(desk: Desk): number | null {
  const instants = [...dueReports(desk, Number.POSITIVE_INFINITY), ...dueMoves(desk, Number.POSITIVE_INFINITY)];
  return instants.length === 0 ? null : Math.min(...instants.map(({ at }) => at));
}

type Told = { readonly dxpId: string | null; readonly news: News };
type Due = { readonly at: number; readonly perform: (draft: Draft) => readonly Told[] };

function dueMoves(desk: Desk, now: number): readonly Due[] {
  return [...desk.book.active].flatMap((document) => {
    const move = nextMove(desk, document);
    if (!move || move.at > now) return [];
    // What came before it in this round may have changed what happens to it.
    const again = (): Move | null => {
      const still = nextMove(desk, document);
      return still && still.at <= now ? still : null;
    };
    return [
      {
        at: move.at,
        perform: (draft: Draft) => {
          const still = again();
          return still ? perform(desk, draft, document, still) : [];
        },
      },
    ];
  });
}

/** Reports of logistics companies that report by themselves. */
function dueReports(desk: Desk, now: number): readonly Due[] {
  const { waybill: usual } = delaysOf(desk.book.delays);
  return [...desk.book.active].flatMap((list) => {
    if (list.kind !== "list" || (list.state !== 2 && list.state !== 3)) return [];
    const { head } = list.document;
    const carrier = desk.book.carriers.get(head.logisticsCode ?? "");
    if (carrier?.mandate || carrier?.isSilent || desk.book.living("waybill", waybillKey(head))) return [];
    const at = list.receivedAt + (carrier?.delaySeconds ?? usual) * 1000;
    if (at > now || !desk.knowsWaybill(head.logisticsNo ?? "")) return [];
    return [{ at, perform: (draft: Draft) => report(desk, draft, list, at) }];
  });
}

function report(desk: Desk, draft: Draft, list: Document, at: number): readonly Told[] {
  const { head } = list.document;
  const own = {
    ...{
      logisticsCode: head.logisticsCode ?? "",
      logisticsName: head.logisticsName ?? "",
      logisticsNo: head.logisticsNo ?? "",
    },
    ...{
      freight: "0",
      insuredFee: "0",
      currency: "142",
      grossWeight: head.grossWeight ?? "",
      packNo: head.packNo ?? "",
    },
    goodsInfo: list.document.lines
      .map((line) => line.gname ?? "")
      .join(" ")
      .slice(0, 200),
  };
  draft.add({
    ...{
      type: "document",
      at,
      id: desk.book.nextDocument,
      kind: "waybill",
      dxpId: null,
      copMsgId: "",
      guid: "",
      state: 2,
    },
    ...{ info: "", preNo: "", document: { head: own, lines: [] }, findings: [], earlier: 0 },
  });
  return [];
}

function perform(desk: Desk, draft: Draft, document: Document, move: Move): readonly Told[] {
  const told = [moved(draft, document, move)];
  if (document.kind === "list" && (move.state === 120 || move.state === 399))
    told.push(...follow(desk, draft, document, move));
  if (document.kind === "cancel" && move.state === 399) {
    const list = desk.book.find("list", `invt ${document.document.head.invtNo}`);
    if (list) draft.add({ type: "moved", at: move.at, id: list.id, state: "withdrawn", info: "清单已撤销" });
  }
  if (document.kind !== "summary") return told;
  if (move.state === 120) {
    draft.add({
      type: "summarised",
      at: move.at,
      id: document.id,
      invtNos: listsOf(desk.book, document).map((one) => one.invtNo),
    });
  }
  if (move.state !== 899) return told;
  sendResults(desk, draft, document, move.at);
  return [];
}

/** Order and waybill go the way of their list. */
function follow(desk: Desk, draft: Draft, list: Document, { at, state, info }: Move): Told[] {
  const { head } = list.document;
  const partners = [desk.book.living("order", orderKey(head)), desk.book.living("waybill", waybillKey(head))];
  const before: State = state === 120 ? 2 : 120;
  return partners.flatMap((one) => (one?.state === before ? [moved(draft, one, { at, state, info })] : []));
}

/** Moves one document and says what its receipt tells. */
export function moved(draft: Draft, document: Document, move: Move): Told {
  const record: MovedRecord = { type: "moved", id: document.id, ...move };
  draft.add(record);
  const { kind, guid, preNo, invtNo, sumNo, dxpId } = document;
  const told = { kind, head: document.document.head, guid, preNo, invtNo, sumNo };
  return { dxpId, news: { ...told, state: String(move.state), info: move.info, at: move.at } };
}

function sendResults(desk: Desk, draft: Draft, summary: Document, at: number): void {
  if (summary.dxpId === null) return;
  const lists = summary.takenLists.flatMap((invtNo) => desk.book.find("list", `invt ${invtNo}`) ?? []);
  const declarations = declarationsOf(summary, lists, at);
  draft.add({
    ...{ type: "declared", at, id: summary.id },
    declarations: declarations.map(({ entryId, lists: own }) => ({ entryId, invtNos: own.map((one) => one.invtNo) })),
  });
  sendMessage(desk, draft, summary.dxpId, "CEB792Message", writeResults(summary, declarations, at), at);
}
