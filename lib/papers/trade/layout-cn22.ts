import {
  type CustomsForm,
  type CustomsRow,
  customsHeadHeight,
  customsRows,
  customsTailHeight,
  drawCustomsHead,
  drawCustomsRows,
  drawCustomsTail,
} from "../label-customs.ts";
import { sheet } from "../label-head.ts";
import type { LabelWords } from "../label-words.ts";
import { mm, type Page } from "../marks.ts";
import { type LabelWarning, Pen } from "../pen.ts";
import type { Ruler } from "../ruler.ts";
import { totalsOf } from "../totals.ts";
import type { TradeData } from "./trade-data.ts";

const rowSize = 7.2;
const headHeight = mm(9);

/** CN 22 of a parcel on label paper, 100 x 150 mm: the very form that a label bears, alone; both languages always. */
export function layoutCn22(
  data: TradeData,
  tools: { readonly ruler: Ruler; readonly words: LabelWords },
): { readonly pages: readonly Page[]; readonly warnings: readonly LabelWarning[] } {
  const form = formOf(data);
  const warnings: LabelWarning[] = [];
  const rows = customsRows(new Pen(tools.ruler, warnings), form, rowSize);
  const room = sheet.bottom - sheet.top - headHeight - customsHeadHeight - customsTailHeight;
  const parts = split(rows, room);
  const pages = parts.map((part, index) => {
    const pen = new Pen(tools.ruler, warnings);
    const y = sheet.top + mm(4);
    pen.text(sheet.left, y, data.trackingNumber, { size: 10, bold: true });
    pen.text(sheet.right, y, `${index + 1}/${parts.length}`, { size: 8, align: "right" });
    pen.text(sheet.left, y + mm(3.6), `${data.number}  ${data.destination.name.zh} ${data.destination.name.en}`, {
      size: 7.5,
    });
    let below = drawCustomsHead(pen, form, tools.words, sheet.top + headHeight);
    below = drawCustomsRows(pen, form, part, rowSize, below);
    if (index === parts.length - 1) drawCustomsTail(pen, form, tools.words, below);
    return { width: sheet.width, height: sheet.height, marks: pen.marks };
  });
  return { pages, warnings };
}

function formOf(data: TradeData): CustomsForm {
  const totals = totalsOf([data]);
  const [value] = totals.values;
  const names = [data.seller.contact.zh, data.seller.contact.en].filter(
    (one, at, all) => one !== "" && all.indexOf(one) === at,
  );
  return {
    sender: { name: names.join(" ") || data.seller.name.zh },
    customs: {
      category: "sale",
      currency: data.currency,
      items: data.goods.map(({ name, ...goods }) => ({ ...goods, nameZh: name.zh, nameEn: name.en })),
      weightGrams: totals.grossGrams,
      valueMinor: value?.minor ?? 0,
      date: data.date,
    },
  };
}

/** As many rows to a page as fit; the totals need the same room on the last one. */
function split(rows: readonly CustomsRow[], room: number): (readonly CustomsRow[])[] {
  const parts: CustomsRow[][] = [[]];
  let used = 0;
  for (const row of rows) {
    if (used + row.height > room && (parts.at(-1)?.length ?? 0) > 0) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(row);
    used += row.height;
  }
  return parts;
}
