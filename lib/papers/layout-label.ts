import { type Density, densities } from "./density.ts";
import {
  type CustomsRow,
  customsContinuedHeight,
  customsHeadHeight,
  customsRows,
  customsTailHeight,
  drawContinued,
  drawCustomsHead,
  drawCustomsRows,
  drawCustomsTail,
} from "./label-customs.ts";
import type { LabelData } from "./label-data.ts";
import { drawBarcode, drawHead, placeBars, sheet } from "./label-head.ts";
import { drawRecipient, drawSender } from "./label-parties.ts";
import {
  drawPickingHead,
  drawPickingRows,
  drawRemark,
  type PickingRow,
  pickingHeadHeight,
  pickingRows,
  remarkHeight,
} from "./label-picking.ts";
import { drawRehearsal, footOf } from "./label-rehearsal.ts";
import { bilingual, type LabelWords } from "./label-words.ts";
import { mm, type Page } from "./marks.ts";
import { type LabelWarning, Pen } from "./pen.ts";
import type { Ruler } from "./ruler.ts";

export type LabelTools = {
  readonly ruler: Ruler;
  readonly words: LabelWords;
  /** Module widths of the barcode of the tracking number, bars and spaces in turn. */
  readonly bars: readonly number[];
};

export type LabelLayout = { readonly pages: readonly Page[]; readonly warnings: readonly LabelWarning[] };

type Rest = { readonly customs: readonly CustomsRow[]; readonly picking: readonly PickingRow[] };

/**
 * Lays one label out on 100 x 150 mm: the first page always holds lane, barcode, both addresses and the totals of the
 * customs form; what does not fit of goods and 配货信息 goes on continuation pages, nothing is printed over anything.
 */
export function layoutLabel(data: LabelData, tools: LabelTools): LabelLayout {
  let attempt = firstPage(data, tools, densities[0]);
  for (const density of densities.slice(1)) {
    if (isEmpty(attempt.rest) && !attempt.isAddressCut) break;
    attempt = firstPage(data, tools, density);
  }
  const pages = [attempt.page];
  let { rest } = attempt;
  while (!isEmpty(rest)) {
    const made = continuation(data, tools, attempt, rest, pages.length + 1);
    pages.push(made.page);
    rest = made.rest;
  }
  return { pages, warnings: attempt.warnings };
}

type Attempt = {
  readonly density: Density;
  readonly page: Page;
  readonly rest: Rest;
  readonly warnings: LabelWarning[];
  readonly isAddressCut: boolean;
};

function firstPage(data: LabelData, tools: LabelTools, density: Density): Attempt {
  const warnings: LabelWarning[] = [];
  const pen = new Pen(tools.ruler, warnings);
  const top = drawTop(pen, data, tools, density);
  const rows = customsRows(pen, data, density.rowSize);
  const picks = pickingRows(pen, data, density.pickingSize);
  const remark = remarkHeight(pen, data, tools.words, density.pickingSize);
  const free = footOf(data) - top - customsHeadHeight - customsTailHeight - pickingHeadHeight - remark;
  const split = divide(rows, picks, free);
  let y = drawCustomsHead(pen, data, tools.words, top);
  y = drawCustomsRows(pen, data, split.rows, density.rowSize, y);
  if (split.rest.customs.length > 0) {
    drawContinued(pen, tools.words, sheet.left + mm(1), y + mm(2.6));
    y += customsContinuedHeight;
  }
  y = drawCustomsTail(pen, data, tools.words, y);
  drawFoot(pen, data, tools, density, split, y, remark);
  const isAddressCut = warnings.some(
    (warning) => warning.code === "text_shortened" && warning.field === "recipient.address",
  );
  return { density, page: pageOf(pen), rest: split.rest, warnings, isAddressCut };
}

function isEmpty(rest: Rest): boolean {
  return rest.customs.length + rest.picking.length === 0;
}

function drawTop(pen: Pen, data: LabelData, tools: LabelTools, density: Density): number {
  drawHead(pen, data);
  const below = drawBarcode(pen, data, tools.bars, tools.words);
  return drawSender(pen, data, tools.words, drawRecipient(pen, data, tools.words, density, below));
}

/** At the very foot of the paper, so that it can be torn off or covered. */
function drawFoot(
  pen: Pen,
  data: LabelData,
  tools: LabelTools,
  density: Density,
  split: Split,
  top: number,
  remark: number,
): void {
  const more = split.rest.picking.length > 0 ? customsContinuedHeight : 0;
  const height = pickingHeadHeight + heightOf(split.picks) + more + remark;
  let y = drawPickingHead(pen, data, tools.words, Math.max(top, footOf(data) - height));
  y = drawPickingRows(pen, split.picks, density.pickingSize, y);
  if (more > 0) drawContinued(pen, tools.words, sheet.left, y + mm(2.6));
  if (data.picking) drawRemark(pen, data, tools.words, density.pickingSize, y + more);
  drawRehearsal(pen, data, tools.words);
}

type Split = { readonly rows: readonly CustomsRow[]; readonly picks: readonly PickingRow[]; readonly rest: Rest };

/** Gives the free height to goods first and to the packer's list second; the list keeps at least three lines if it needs them. */
function divide(rows: readonly CustomsRow[], picks: readonly PickingRow[], free: number): Split {
  const picksHeight = heightOf(picks);
  if (heightOf(rows) + picksHeight <= free) return { rows, picks, rest: { customs: [], picking: [] } };
  const least = heightOf(picks.slice(0, 3));
  const reserved = least < picksHeight ? least + customsContinuedHeight : least;
  const shown = takeUpTo(rows, free - reserved);
  const left = free - heightOf(shown) - (shown.length < rows.length ? customsContinuedHeight : 0);
  const listed = takeUpTo(picks, left);
  return {
    rows: shown,
    picks: listed,
    rest: { customs: rows.slice(shown.length), picking: picks.slice(listed.length) },
  };
}

/** As many as fit; when some are left over, the line that says so must fit too. */
function takeUpTo<T extends { readonly height: number }>(rows: readonly T[], room: number): readonly T[] {
  if (heightOf(rows) <= room) return rows;
  let used = customsContinuedHeight;
  let count = 0;
  for (const row of rows) {
    if (used + row.height > room) break;
    used += row.height;
    count += 1;
  }
  return rows.slice(0, count);
}

function heightOf(rows: readonly { readonly height: number }[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0);
}

/** A page that says whose it is, with a barcode of its own, and takes what is left. Always takes at least one row. */
function continuation(
  data: LabelData,
  tools: LabelTools,
  attempt: Attempt,
  rest: Rest,
  number: number,
): { page: Page; rest: Rest } {
  const pen = new Pen(tools.ruler, attempt.warnings);
  const { density } = attempt;
  const foot = footOf(data);
  drawRehearsal(pen, data, tools.words);
  pen.text(sheet.left, mm(8), `${bilingual(tools.words.continuation)} ${number}`, { size: 12, bold: true });
  pen.text(sheet.right, mm(8), data.orderCode, { size: 9, align: "right" });
  placeBars(pen, tools.bars, mm(11), mm(9));
  pen.text(sheet.width / 2, mm(24.4), data.trackingNumber, { size: 11, bold: true, align: "centre" });
  let y = mm(27);
  let customs: readonly CustomsRow[] = [];
  if (rest.customs.length > 0) {
    y = drawCustomsHead(pen, data, tools.words, y);
    customs = atLeastOne(takeUpTo(rest.customs, foot - y), rest.customs);
    y = drawCustomsRows(pen, data, customs, density.rowSize, y) + mm(1);
    if (customs.length < rest.customs.length) drawContinued(pen, tools.words, sheet.left + mm(1), y + mm(1.8));
  }
  let picking: readonly PickingRow[] = [];
  const room = foot - y - pickingHeadHeight;
  if (rest.picking.length > 0 && customs.length === rest.customs.length && (customs.length === 0 || room > mm(12))) {
    y = drawPickingHead(pen, data, tools.words, y);
    picking = atLeastOne(takeUpTo(rest.picking, foot - y), rest.picking);
    y = drawPickingRows(pen, picking, density.pickingSize, y);
    if (picking.length < rest.picking.length) drawContinued(pen, tools.words, sheet.left, y + mm(2.6));
  }
  return {
    page: pageOf(pen),
    rest: { customs: rest.customs.slice(customs.length), picking: rest.picking.slice(picking.length) },
  };
}

function atLeastOne<T>(taken: readonly T[], all: readonly T[]): readonly T[] {
  return taken.length > 0 ? taken : all.slice(0, 1);
}

function pageOf(pen: Pen): Page {
  return { width: sheet.width, height: sheet.height, marks: pen.marks };
}
