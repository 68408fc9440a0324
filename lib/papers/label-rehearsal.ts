import type { LabelData } from "./label-data.ts";
import { sheet } from "./label-head.ts";
import type { LabelWords } from "./label-words.ts";
import { mm } from "./marks.ts";
import type { Pen } from "./pen.ts";

const bandHeight = mm(13);

/** Where the paper ends for everything else: above the band of a label that must not be sent. */
export function footOf(data: LabelData): number {
  return data.isRehearsal ? sheet.bottom - bandHeight - mm(1.5) : sheet.bottom;
}

/** The black band across the foot of every page: white on black reads from across the packing table. */
export function drawRehearsal(pen: Pen, data: LabelData, words: LabelWords): void {
  if (!data.isRehearsal) return;
  const top = sheet.bottom - bandHeight;
  pen.block(sheet.left, top, sheet.right - sheet.left, bandHeight);
  const text = `${words.rehearsal.en} ${words.rehearsal.zh}`;
  const style = { size: 18, bold: true, white: true, align: "centre" } as const;
  pen.text((sheet.left + sheet.right) / 2, top + mm(8.7), text, style);
}
