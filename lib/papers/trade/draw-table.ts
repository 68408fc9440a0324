import { mm } from "../marks.ts";
import type { LabelField } from "../pen.ts";
import type { Folio } from "./folio.ts";
import type { TradeWordKey } from "./trade-words.ts";

/** A part of a cell: a text that wraps. `field` names what is lost when a character has no glyph. */
export type CellText = {
  readonly text: string;
  readonly field?: LabelField;
  readonly bold?: boolean;
  readonly isSmall?: boolean;
};

/** `width` in millimetres; the one column with 0 takes what is left. */
export type TableColumn<Row> = {
  readonly title: TradeWordKey;
  readonly width: number;
  readonly align?: "left" | "right" | "centre";
  readonly cell: (row: Row, index: number) => readonly CellText[];
};

export type TableTotals = { readonly label: string; readonly cells: Readonly<Partial<Record<TradeWordKey, string>>> };

const pad = mm(1.4);
const bodySize = 8.5;
const smallSize = 7.2;
const headSize = 7.5;
const headSmall = 6.2;
const leading = 1.28;

type Placed<Row> = TableColumn<Row> & { readonly left: number; readonly points: number };

/**
 * A table at the folio's height: its head stands on every page that it reaches, rows are never torn, long texts wrap inside
 * their column, and the totals stay with the last row.
 */
export function drawTable<Row>(
  folio: Folio,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  totals: TableTotals | null,
): void {
  const placed = place(folio, columns);
  const totalsHeight = totals ? bodySize * leading + pad * 2 : 0;
  folio.need(headHeight(folio) + mm(12));
  drawHead(folio, placed);
  rows.forEach((row, index) => {
    const isLast = index === rows.length - 1;
    let made = measure(folio, placed, row, index);
    if (folio.need(made.height + (isLast ? totalsHeight : 0))) {
      drawHead(folio, placed);
      // on the new page's pen, so that what is lost is told where it stands
      made = measure(folio, placed, row, index);
    }
    drawRow(folio, placed, made);
  });
  if (totals) drawTotals(folio, placed, totals);
}

function place<Row>(folio: Folio, columns: readonly TableColumn<Row>[]): Placed<Row>[] {
  const fixed = columns.reduce((sum, column) => sum + mm(column.width), 0);
  let left = folio.frame.left;
  return columns.map((column) => {
    const points = column.width === 0 ? folio.width - fixed : mm(column.width);
    const one = { ...column, left, points };
    left += points;
    return one;
  });
}

function headHeight(folio: Folio): number {
  return (folio.say.language === "both" ? headSize + headSmall * 1.25 : headSize) + pad * 2;
}

function drawHead<Row>(folio: Folio, columns: readonly Placed<Row>[]): void {
  const { pen, frame, say } = folio;
  const height = headHeight(folio);
  pen.block(frame.left, folio.y, folio.width, height, 0.92);
  pen.rule(frame.left, folio.y, frame.right, folio.y, 0.9);
  pen.rule(frame.left, folio.y + height, frame.right, folio.y + height, 0.5);
  for (const column of columns) {
    const { first, second } = say.word(column.title);
    const { x, align } = anchor(column);
    const width = column.points - pad * 2;
    const y = folio.y + pad + headSize * 0.85;
    pen.fitted(x, y, width, first, [headSize, 7, 6.5, 6, 5.5], { bold: true, align }, "number");
    if (second !== "") {
      pen.fitted(x, y + headSmall * 1.3, width, second, [headSmall, 5.8, 5.4, 5, 4.6], { align }, "number");
    }
  }
  folio.y += height;
}

function anchor(column: Placed<never> | { left: number; points: number; align?: "left" | "right" | "centre" }) {
  const { align = "left", left, points } = column;
  const x = align === "left" ? left + pad : align === "right" ? left + points - pad : left + points / 2;
  return { x, align };
}

type Line = { readonly text: string; readonly size: number; readonly bold: boolean };
type Measured = { readonly cells: readonly (readonly Line[])[]; readonly height: number };

function measure<Row>(folio: Folio, columns: readonly Placed<Row>[], row: Row, index: number): Measured {
  const cells = columns.map((column) =>
    column.cell(row, index).flatMap(({ text, field = "number", bold = false, isSmall = false }) => {
      const size = isSmall ? smallSize : bodySize;
      const lines = folio.wrapped(text, size, bold, column.points - pad * 2, field);
      return lines.map((line): Line => ({ text: line, size, bold }));
    }),
  );
  const height = Math.max(...cells.map((lines) => lines.reduce((sum, { size }) => sum + size * leading, 0)));
  return { cells, height: height + pad * 2 };
}

function drawRow<Row>(folio: Folio, columns: readonly Placed<Row>[], { cells, height }: Measured): void {
  const { pen, frame } = folio;
  columns.forEach((column, at) => {
    const { x, align } = anchor(column);
    let y = folio.y + pad;
    for (const { text, size, bold } of cells[at] ?? []) {
      pen.text(x, y + size * 0.92, text, { size, bold, align });
      y += size * leading;
    }
  });
  folio.y += height;
  pen.rule(frame.left, folio.y, frame.right, folio.y, 0.25);
}

function drawTotals<Row>(folio: Folio, columns: readonly Placed<Row>[], totals: TableTotals): void {
  const { pen, frame } = folio;
  const height = bodySize * leading + pad * 2;
  folio.need(height);
  const y = folio.y + pad + bodySize * 0.92;
  pen.rule(frame.left, folio.y, frame.right, folio.y, 0.9);
  pen.text(frame.left + pad, y, totals.label, { size: bodySize, bold: true });
  for (const column of columns) {
    const text = totals.cells[column.title];
    if (text === undefined) continue;
    const { x, align } = anchor(column);
    const room = column.points - pad * 2;
    pen.fitted(x, y, room, text, [bodySize, 8, 7.5, 7, 6.5, 6], { bold: true, align }, "number");
  }
  folio.y += height;
  pen.rule(frame.left, folio.y, frame.right, folio.y, 0.9);
}
