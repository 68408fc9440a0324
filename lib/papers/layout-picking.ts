import { mm } from "./marks.ts";
import type { PickingList, PickingRow, PickingSum } from "./picking-list.ts";
import { drawTable, type TableColumn } from "./trade/draw-table.ts";
import { countText } from "./trade/figures.ts";
import { a4, Folio, type FolioTools } from "./trade/folio.ts";
import type { TradeWordKey } from "./trade/trade-words.ts";

/** When and of what a picking list was made: it is true for that moment alone. */
export type PickingHead = { readonly seller: string; readonly madeAt: string; readonly number: string };

/** 拣货单 on A4: single pieces first, then what must be sorted at the table; a box to tick beside each row. */
export function layoutPicking(list: PickingList, head: PickingHead, tools: FolioTools): Folio {
  const folio = new Folio(tools, a4, (page, at) => drawHead(page, head, at));
  part(folio, "singlePieces", list.singles, list.ofSingles);
  part(folio, "severalPieces", list.others, list.ofOthers);
  return folio;
}

function drawHead(folio: Folio, { seller, madeAt }: PickingHead, page: number): void {
  const { pen, frame, say } = folio;
  const size = page === 1 ? 17 : 9;
  pen.text(frame.left, folio.y + mm(page === 1 ? 6 : 3), say.line("pickingList"), { size, bold: true });
  pen.text(frame.right, folio.y + mm(3), madeAt, { size: 9, align: "right" });
  if (page === 1) {
    const room = folio.width / 2;
    const name = pen.readable(seller, "seller.name");
    pen.fitted(frame.right, folio.y + mm(8), room, name, [9, 8, 7, 6], { align: "right" }, "seller.name");
  }
  folio.y += mm(page === 1 ? 12 : 6);
}

function part(folio: Folio, title: TradeWordKey, rows: readonly PickingRow[], sum: PickingSum): void {
  if (rows.length === 0) return;
  folio.need(mm(30));
  const { pen, frame, say } = folio;
  pen.text(frame.left, folio.y + mm(5), say.line(title), { size: 11, bold: true });
  folio.y += mm(8);
  drawTable(folio, columns, rows, {
    label: say.line("total"),
    cells: { pieces: countText(sum.pieces), orderCount: countText(sum.orders) },
  });
  folio.y += mm(5);
}

const columns: readonly TableColumn<PickingRow>[] = [
  { title: "picked", width: 12, align: "centre", cell: () => [{ text: "□", bold: true }] },
  { title: "sku", width: 52, cell: ({ sku }) => [{ text: sku === "" ? "—" : sku, field: "goods.sku", bold: true }] },
  { title: "goodsName", width: 0, cell: ({ name }) => [{ text: name, field: "goods.name" }] },
  { title: "shelf", width: 20, cell: () => [{ text: "" }] },
  { title: "pieces", width: 18, align: "right", cell: ({ pieces }) => [{ text: countText(pieces), bold: true }] },
  { title: "orderCount", width: 20, align: "right", cell: ({ orders }) => [{ text: countText(orders) }] },
];
