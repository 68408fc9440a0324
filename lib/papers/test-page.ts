import { dotPoints, sizeBarcode, snapToDot } from "./barcode-size.ts";
import { mm, type Page } from "./marks.ts";
import { Pen } from "./pen.ts";
import type { Ruler } from "./ruler.ts";

/** The printed words of the test page, in both languages. */
export const testPageWordKeys = ["title", "size", "sizeOnSheet", "ruler", "scan", "sharp", "scale"] as const;
export type TestPageWords = Readonly<
  Record<(typeof testPageWordKeys)[number], { readonly zh: string; readonly en: string }>
>;

export const testPageCode = "ALP-TEST-100X150";

const paper = { width: mm(100), height: mm(150) } as const;
const left = mm(10);
const rulerMm = 80;

/**
 * A test page for the label printer, 100 x 150 mm: a frame two millimetres from every edge, a ruler to be measured with a
 * real one, lines of one to four printer dots, small Chinese and Latin text, and a barcode to be scanned.
 */
export function layoutTestPage(tools: {
  readonly ruler: Ruler;
  readonly words: TestPageWords;
  readonly bars: readonly number[];
  /** One of several on a larger sheet. */
  readonly isOnSheet: boolean;
}): Page {
  const { words, bars, isOnSheet } = tools;
  const pen = new Pen(tools.ruler, []);
  pen.frame(mm(2), mm(2), paper.width - mm(4), paper.height - mm(4), dotPoints * 2);
  pen.text(left, mm(14), words.title.zh, { size: 18, bold: true });
  pen.text(left, mm(20), words.title.en, { size: 11 });
  both(pen, isOnSheet ? words.sizeOnSheet : words.size, mm(29));

  drawRuler(pen, mm(46));
  both(pen, words.ruler, mm(55));

  for (const dots of [1, 2, 3, 4]) {
    const y = mm(68 + dots * 2.5);
    pen.rule(left, y, left + mm(rulerMm), y, dotPoints * dots);
  }
  both(pen, words.sharp, mm(85));
  pen.text(left, mm(97), "深圳市龙岗区坂田街道五和大道 0123456789 Wuhe Avenue", { size: 6 });
  pen.text(left, mm(100.5), "深圳市龙岗区坂田街道五和大道 0123456789", { size: 8 });

  const modules = bars.reduce((sum, width) => sum + width, 0);
  const size = sizeBarcode(modules, paper.width - mm(12));
  const x = snapToDot((paper.width - size.widthPoints) / 2);
  pen.marks.push({ kind: "bars", x, y: mm(105), height: mm(18), moduleDots: size.moduleDots, widths: bars });
  pen.text(paper.width / 2, mm(128), testPageCode, { size: 9, align: "centre" });
  both(pen, words.scan, mm(134));
  pen.text(left, mm(143.5), words.scale.zh, { size: 6 });
  pen.text(left, mm(146.5), words.scale.en, { size: 6 });
  return { ...paper, marks: pen.marks };
}

function both(pen: Pen, word: { readonly zh: string; readonly en: string }, y: number): void {
  pen.text(left, y, word.zh, { size: 8.5 });
  pen.text(left, y + mm(4), word.en, { size: 7 });
}

/** Eighty millimetres, a stroke for each, longer ones at five and ten. */
function drawRuler(pen: Pen, y: number): void {
  pen.rule(left, y, left + mm(rulerMm), y, 0.5);
  for (let millimetre = 0; millimetre <= rulerMm; millimetre++) {
    const length = millimetre % 10 === 0 ? 5 : millimetre % 5 === 0 ? 3.5 : 2;
    const x = left + mm(millimetre);
    pen.rule(x, y - mm(length), x, y, 0.4);
    if (millimetre % 10 === 0) pen.text(x, y - mm(6), String(millimetre), { size: 6, align: "centre" });
  }
}
