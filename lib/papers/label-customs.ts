import { formatMinor, formatScaled } from "#lib/kit/money";
import { type LabelData, type LabelItem, labelCategories } from "./label-data.ts";
import { sheet } from "./label-head.ts";
import { bilingual, type LabelWords } from "./label-words.ts";
import { mm } from "./marks.ts";
import type { Pen } from "./pen.ts";
import { cut, fitSize, type Ruler } from "./ruler.ts";
import { sumGoods } from "./totals.ts";

/** What the form is filled in from: a label's part, or the same of a CN 22 that is printed alone. */
export type CustomsForm = {
  readonly customs: LabelData["customs"];
  readonly sender: Pick<LabelData["sender"], "name">;
};

const rowLeading = 1.2;
const rowLines = 3;
const totalSize = 7;
const declarationSize = 4.6;

/** Right edges of the number columns, from the right margin inwards; the description takes the rest. */
const columns = {
  origin: sheet.right - mm(1),
  hs: sheet.right - mm(8),
  value: sheet.right - mm(25.5),
  weight: sheet.right - mm(40),
  quantity: sheet.right - mm(50),
} as const;
const descriptionWidth = columns.quantity - mm(7) - sheet.left - mm(1);

/** An item as it will be printed: its description broken into at most three lines. */
export type CustomsRow = { readonly item: LabelItem; readonly lines: readonly string[]; readonly height: number };

export function customsRows(pen: Pen, data: CustomsForm, rowSize: number): CustomsRow[] {
  return data.customs.items.map((item) => {
    const lines = descriptionLines(pen, item, rowSize);
    const isCut = lines.length > rowLines;
    if (isCut) pen.warn("text_shortened", "customs.description");
    const last = cut(pen.ruler, `${lines[rowLines - 1] ?? ""} …`, rowSize, false, descriptionWidth).text;
    const shown = isCut ? [...lines.slice(0, rowLines - 1), last] : lines;
    return { item, lines: shown, height: Math.max(1, shown.length) * rowSize * rowLeading + mm(0.3) };
  });
}

/** Both languages on one line where they fit, else the Chinese name begins a line of its own. */
function descriptionLines(pen: Pen, item: LabelItem, rowSize: number): string[] {
  const names = [item.nameEn, item.nameZh].map((name) => pen.readable(name, "customs.description"));
  const whole = names.filter((name) => name !== "").join(" ");
  if (pen.ruler.width(whole, rowSize, false) <= descriptionWidth) return [whole];
  return names.flatMap((name) => pen.lines(name, rowSize, false, descriptionWidth));
}

/** What the form takes besides its rows. */
export const customsHeadHeight = mm(13.6);
export const customsTailHeight = mm(13.4);
export const customsContinuedHeight = mm(3.4);

/** Title, category boxes and column heads below `top`; answers where rows begin. */
export function drawCustomsHead(pen: Pen, data: CustomsForm, words: LabelWords, top: number): number {
  const { left, right } = sheet;
  pen.rule(left, top, right, top, 1);
  const title = bilingual(words.customsTitle);
  pen.text(left + mm(1), top + mm(3.5), title, { size: 8, bold: true });
  pen.text(right - mm(1), top + mm(3.5), "CN 22", { size: 9.5, bold: true, align: "right" });
  const opened = bilingual(words.mayBeOpened);
  const room = right - left - mm(15.5) - pen.ruler.width(title, 8, true);
  const size = fitSize(pen.ruler, opened, [5.4, 5, 4.6, 4.2], false, room);
  pen.text(right - mm(13), top + mm(3.5), opened, { size, align: "right" });
  drawCategories(pen, data, words, top + mm(6.8));
  pen.rule(left, top + mm(8), right, top + mm(8), 0.4);
  const y = top + mm(12.6);
  pen.text(left + mm(1), y - mm(2.2), words.description.zh, { size: 5.2 });
  pen.text(left + mm(1), y, words.description.en, { size: 5.2 });
  const heads = [
    [columns.quantity, words.quantity],
    [columns.weight, words.weight],
    [columns.value, { zh: words.value.zh, en: `${words.value.en}(${data.customs.currency})` }],
    [columns.hs, words.hsCode],
    [columns.origin, words.origin],
  ] as const;
  for (const [x, word] of heads) {
    pen.text(x, y - mm(2.2), word.zh, { size: 5.2, align: "right" });
    pen.text(x, y, word.en, { size: 5.2, align: "right" });
  }
  pen.rule(left, top + mm(13.3), right, top + mm(13.3), 0.4);
  return top + customsHeadHeight;
}

/** Six boxes over the whole width, the right one crossed. */
function drawCategories(pen: Pen, data: CustomsForm, words: LabelWords, y: number): void {
  const side = mm(2.1);
  const step = side + mm(0.6);
  const texts = labelCategories.map((category) => bilingual(words[category]));
  const room = sheet.right - sheet.left - mm(2);
  const used = (size: number) => texts.reduce((sum, text) => sum + step + pen.ruler.width(text, size, true), 0);
  const size =
    [6, 5.8, 5.6, 5.4, 5.2, 5, 4.8].find((candidate) => used(candidate) + mm(1) * texts.length <= room) ?? 4.6;
  const gap = (room - used(size)) / (texts.length - 1);
  let x = sheet.left + mm(1);
  labelCategories.forEach((category, index) => {
    const text = texts[index] ?? "";
    const chosen = category === data.customs.category;
    const top = y - side + mm(0.3);
    pen.frame(x, top, side, side, 0.5);
    if (chosen) {
      pen.rule(x + 0.8, top + 0.8, x + side - 0.8, top + side - 0.8, 1.2);
      pen.rule(x + side - 0.8, top + 0.8, x + 0.8, top + side - 0.8, 1.2);
    }
    pen.text(x + step, y, text, { size, bold: chosen });
    x += step + pen.ruler.width(text, size, true) + gap;
  });
}

/** Draws the rows and answers where they end. */
export function drawCustomsRows(
  pen: Pen,
  data: CustomsForm,
  rows: readonly CustomsRow[],
  rowSize: number,
  top: number,
): number {
  let y = top;
  for (const row of rows) {
    const base = y + rowSize;
    row.lines.forEach((line, index) => {
      pen.text(sheet.left + mm(1), base + index * rowSize * rowLeading, line, { size: rowSize });
    });
    const { item } = row;
    pen.text(columns.quantity, base, String(item.quantity), { size: rowSize, align: "right" });
    pen.text(columns.weight, base, kilograms(item.weightGrams), { size: rowSize, align: "right" });
    pen.text(columns.value, base, formatMinor(item.valueMinor, data.customs.currency), {
      size: rowSize,
      align: "right",
    });
    pen.text(columns.hs, base, item.hsCode ?? "–", { size: rowSize, align: "right" });
    pen.text(columns.origin, base, item.originCountry ?? "–", { size: rowSize, align: "right" });
    y += row.height;
  }
  return y;
}

/** Totals, declaration, date and name; answers where the form ends. */
export function drawCustomsTail(pen: Pen, data: CustomsForm, words: LabelWords, top: number): number {
  const { left, right } = sheet;
  const { customs } = data;
  const { pieces } = sumGoods(customs.items);
  const base = top + mm(2.9);
  pen.rule(left, top + mm(0.3), right, top + mm(0.3), 0.4);
  pen.text(left + mm(1), base, bilingual(words.total), { size: totalSize, bold: true });
  pen.text(columns.quantity, base, String(pieces), { size: totalSize, bold: true, align: "right" });
  pen.text(columns.weight, base, kilograms(customs.weightGrams), { size: totalSize, bold: true, align: "right" });
  const value = `${formatMinor(customs.valueMinor, customs.currency)} ${customs.currency}`;
  const size = fitSize(pen.ruler, value, [totalSize, 6.5, 6, 5.5, 5, 4.5], true, mm(13.5));
  pen.text(columns.value, base, value, { size, bold: true, align: "right" });
  pen.rule(left, top + mm(3.8), right, top + mm(3.8), 0.4);
  let y = top + mm(3.9);
  for (const line of declarationLines(pen, words)) {
    y += declarationSize * 1.18;
    pen.text(left + mm(1), y, line, { size: declarationSize });
  }
  const end = top + customsTailHeight;
  const label = bilingual(words.signature);
  pen.text(left + mm(1), end - mm(1.1), label, { size: 5.2 });
  const signature = `${customs.date}   ${pen.readable(data.sender.name, "sender.name")}`;
  const room = right - left - mm(4) - pen.ruler.width(label, 5.2, false);
  pen.fitted(
    right - mm(1),
    end - mm(1.1),
    room,
    signature,
    [6.5, 6, 5.5, 5],
    { bold: true, align: "right" },
    "sender.name",
  );
  pen.rule(left, end, right, end, 1);
  return end;
}

/** The same on every label of a run, so broken into lines once per ruler. */
const declarations = new WeakMap<Ruler, readonly string[]>();

function declarationLines(pen: Pen, words: LabelWords): readonly string[] {
  const known = declarations.get(pen.ruler);
  if (known) return known;
  const width = sheet.right - sheet.left - mm(2);
  const texts = [words.declaration.zh, words.declaration.en];
  const lines = texts.flatMap((text) => pen.lines(text, declarationSize, false, width));
  declarations.set(pen.ruler, lines);
  return lines;
}

/** The line that sends the reader to the next page. */
export function drawContinued(pen: Pen, words: LabelWords, left: number, y: number): void {
  pen.text(left, y, `→ ${bilingual(words.continued)}`, { size: 6.5, bold: true });
}

function kilograms(grams: number): string {
  return formatScaled(grams, 3);
}
