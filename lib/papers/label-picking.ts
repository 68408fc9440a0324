import type { LabelData } from "./label-data.ts";
import { sheet } from "./label-head.ts";
import type { LabelWords } from "./label-words.ts";
import { mm } from "./marks.ts";
import type { Pen } from "./pen.ts";

const leading = 1.25;
const gap = mm(3);

/** One line of the list: one or two entries side by side, each with its count at its right end. */
export type PickingRow = {
  readonly cells: readonly { readonly lines: readonly string[]; readonly quantity: string }[];
  /** One entry over the whole width. */
  readonly isWide: boolean;
  readonly height: number;
};

/** Heading and first line of the remark. */
export const pickingHeadHeight = mm(4.6);
const remarkLines = 2;

/** Short entries stand two to a row, long ones have a row of their own and break: a SKU is never cut. */
export function pickingRows(pen: Pen, data: LabelData, size: number): PickingRow[] {
  if (!data.picking) return [];
  const width = sheet.right - sheet.left;
  const half = (width - gap) / 2;
  const rows: PickingRow[] = [];
  let open: PickingRow["cells"][number] | null = null;
  const close = () => {
    if (open) rows.push({ cells: [open], isWide: false, height: size * leading });
    open = null;
  };
  for (const line of data.picking.lines) {
    const text = pen.readable(line.sku.trim() || line.title, "picking.sku");
    const quantity = `× ${line.quantity}`;
    const taken = pen.ruler.width(quantity, size, true) + mm(2);
    if (pen.ruler.width(text, size, false) + taken > half) {
      close();
      const lines = pen.lines(text, size, false, width - taken);
      rows.push({ cells: [{ lines, quantity }], isWide: true, height: Math.max(1, lines.length) * size * leading });
    } else if (open) {
      rows.push({ cells: [open, { lines: [text], quantity }], isWide: false, height: size * leading });
      open = null;
    } else open = { lines: [text], quantity };
  }
  close();
  return rows;
}

/** Height of the remark at the foot. */
export function remarkHeight(pen: Pen, data: LabelData, words: LabelWords, size: number): number {
  return Math.min(remarkLines, remarkOf(pen, data, words, size).length) * size * leading;
}

function remarkOf(pen: Pen, data: LabelData, words: LabelWords, size: number): string[] {
  const remark = pen.readable(data.picking?.remark ?? "", "picking.remark");
  return remark === "" ? [] : pen.lines(`${words.remark.zh}：${remark}`, size, false, sheet.right - sheet.left);
}

/** 配货信息 with order number, counts and place in the batch; answers where rows begin. */
export function drawPickingHead(pen: Pen, data: LabelData, words: LabelWords, top: number): number {
  const lines = data.picking?.lines ?? [];
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  const counts = data.picking ? `${lines.length} ${words.kinds.zh} ${pieces} ${words.pieces.zh}` : "";
  const place = data.batch ? `${data.batch.position}/${data.batch.of}` : "";
  const base = top + mm(3.4);
  const title = data.picking ? `${words.picking.zh}  ` : "";
  const size = 7.5;
  pen.rule(sheet.left, top, sheet.right, top, 0.4);
  const more = data.otherOrders ? ` +${data.otherOrders}` : "";
  pen.text(sheet.left, base, `${title}${words.order.zh} ${data.orderNumber}${more}`, { size, bold: true });
  pen.text(sheet.right, base, [counts, place].filter((part) => part !== "").join("   "), {
    size,
    bold: true,
    align: "right",
  });
  return top + pickingHeadHeight;
}

export function drawPickingRows(pen: Pen, rows: readonly PickingRow[], size: number, top: number): number {
  const half = (sheet.right - sheet.left - gap) / 2;
  let y = top;
  for (const row of rows) {
    row.cells.forEach((cell, column) => {
      const left = sheet.left + column * (half + gap);
      cell.lines.forEach((line, index) => {
        pen.text(left, y + size + index * size * leading, line, { size });
      });
      pen.text(row.isWide ? sheet.right : left + half, y + size, cell.quantity, { size, bold: true, align: "right" });
    });
    y += row.height;
  }
  return y;
}

/** The buyer's remark, at most two lines; the rest is in the order. */
export function drawRemark(pen: Pen, data: LabelData, words: LabelWords, size: number, top: number): number {
  const lines = remarkOf(pen, data, words, size);
  const isCut = lines.length > remarkLines;
  if (isCut) pen.warn("text_shortened", "picking.remark");
  let y = top;
  lines.slice(0, remarkLines).forEach((line, index) => {
    const shown = isCut && index === remarkLines - 1 ? `${[...line].slice(0, -2).join("")}…` : line;
    pen.text(sheet.left, y + size, shown, { size });
    y += size * leading;
  });
  return y;
}
