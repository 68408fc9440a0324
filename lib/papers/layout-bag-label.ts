import { placeBars, sheet } from "./label-head.ts";
import { mm, type Page } from "./marks.ts";
import { type LabelWarning, Pen } from "./pen.ts";
import type { Ruler } from "./ruler.ts";
import { kilogramText } from "./trade/figures.ts";
import type { Bilingual } from "./trade/trade-data.ts";

/** Rises with every change of what a bag's label looks like. */
export const bagLabelVersion = 1;

/** What 大包面单 shows; the weight gross, in grams, of the parcels in it. */
export type BagLabelData = {
  readonly code: string;
  readonly carrier: Bilingual;
  /** Empty where the carrier named none. */
  readonly warehouse: string;
  readonly method: "pickup" | "drop_off" | "courier";
  readonly count: number;
  readonly weightGrams: number;
  readonly seller: string;
  readonly phone: string;
  /** When the bag was closed, as people read it. */
  readonly closedAt: string;
};

/** The printed words of a bag's label, in both languages. */
export const bagLabelWordKeys = [
  ...(["title", "carrier", "warehouse", "anyWarehouse", "method", "pickup", "drop_off", "courier"] as const),
  ...(["parcels", "weight", "seller", "closedAt"] as const),
] as const;
export type BagLabelWords = Readonly<Record<(typeof bagLabelWordKeys)[number], Bilingual>>;

export type BagLabelTools = {
  readonly ruler: Ruler;
  readonly words: BagLabelWords;
  /** Module widths of the barcode of the bag's code. */
  readonly bars: readonly number[];
};

/** 大包面单, 100 x 150 mm: warehouse and count readable across a room, the code as Code 128 to be scanned. */
export function layoutBagLabel(
  data: BagLabelData,
  { ruler, words, bars }: BagLabelTools,
): { readonly page: Page; readonly warnings: readonly LabelWarning[] } {
  const warnings: LabelWarning[] = [];
  const pen = new Pen(ruler, warnings);
  const { left, right } = sheet;
  const width = right - left;
  pen.text(left, mm(10), words.title.zh, { size: 20, bold: true });
  pen.text(right, mm(10), words.title.en, { size: 11, align: "right" });
  pen.rule(left, mm(13.5), right, mm(13.5), 1);

  const line = (y: number, word: Bilingual, value: string, sizes: readonly [number, ...number[]]) => {
    pen.text(left, y, `${word.zh} ${word.en}`, { size: 7.5 });
    pen.fitted(left, y + mm(8.2), width, pen.readable(value, "lane"), sizes, { bold: true }, "lane");
  };
  line(mm(17.5), words.carrier, joined(data.carrier), [20, 18, 16, 14, 12, 10]);
  const place = data.warehouse === "" ? joined(words.anyWarehouse) : data.warehouse;
  line(mm(31.5), words.warehouse, place, [22, 20, 18, 16, 14, 12, 10, 8]);
  line(mm(45.5), words.method, joined(words[data.method]), [18, 16, 14, 12]);
  pen.rule(left, mm(57.5), right, mm(57.5));

  const middle = sheet.width / 2;
  pen.text(left, mm(62), `${words.parcels.zh} ${words.parcels.en}`, { size: 7.5 });
  pen.text(left, mm(73.5), String(data.count), { size: 34, bold: true });
  pen.text(middle, mm(62), `${words.weight.zh} ${words.weight.en}`, { size: 7.5 });
  const weight = `${kilogramText(data.weightGrams)} kg`;
  pen.fitted(middle, mm(73.5), right - middle, weight, [24, 20, 18, 16, 14], { bold: true }, "number");
  pen.rule(left, mm(78), right, mm(78));

  const size = placeBars(pen, bars, mm(83), mm(30));
  if (size.isDense) pen.warn("barcode_dense", null);
  pen.text(middle, mm(119.5), data.code, { size: 18, bold: true, align: "centre" });
  pen.rule(left, mm(125), right, mm(125));

  pen.text(left, mm(129.5), `${words.seller.zh} ${words.seller.en}`, { size: 7.5 });
  const seller = [data.seller, data.phone].filter((part) => part !== "").join("  ");
  pen.fitted(
    left,
    mm(135.5),
    width,
    pen.readable(seller, "seller.name"),
    [11, 10, 9, 8, 7, 6],
    { bold: true },
    "seller.name",
  );
  pen.text(left, mm(143), `${words.closedAt.zh} ${words.closedAt.en}  ${data.closedAt}`, { size: 9 });
  return { page: { width: sheet.width, height: sheet.height, marks: pen.marks }, warnings };
}

function joined({ zh, en }: Bilingual): string {
  return zh === en ? zh : `${zh} ${en}`;
}
