import type { CargoKind } from "#lib/carriers/cargo-kinds";
import { sizeBarcode, snapToDot } from "./barcode-size.ts";
import type { LabelData } from "./label-data.ts";
import type { LabelWordKey, LabelWords } from "./label-words.ts";
import { mm } from "./marks.ts";
import type { Pen } from "./pen.ts";

/** The paper, its margin, and what lies between: points. */
export const sheet = {
  width: mm(100),
  height: mm(150),
  left: mm(3),
  right: mm(97),
  top: mm(2.5),
  bottom: mm(147.5),
} as const;

const laneSizes = [26, 24, 22, 20, 18, 16, 14, 12, 10, 9, 8, 7] as const;
const solutionSizes = [10, 9, 8, 7] as const;

/** Lane code as large as it goes, solution, destination in a black field. Ends at the answered height. */
export function drawHead(pen: Pen, data: LabelData): number {
  const field = { x: mm(76), y: sheet.top, width: sheet.right - mm(76), height: mm(15) };
  const width = field.x - mm(2) - sheet.left;
  const lane = pen.readable(data.laneCode ?? data.solution.code, "lane");
  pen.fitted(sheet.left, mm(11), width, lane, laneSizes, { bold: true }, "lane");
  const solution = pen.readable(`${data.solution.nameZh} ${data.solution.nameEn}`, "solution");
  pen.fitted(sheet.left, mm(16.2), width, solution, solutionSizes, { bold: true }, "solution");
  pen.block(field.x, field.y, field.width, field.height);
  const middle = field.x + field.width / 2;
  pen.text(middle, mm(11.6), data.destination.country, { size: 28, bold: true, white: true, align: "centre" });
  pen.fitted(
    middle,
    mm(16),
    field.width - mm(2),
    data.destination.nameZh,
    [8, 7, 6, 5],
    { white: true, align: "centre" },
    "lane",
  );
  pen.rule(sheet.left, mm(18.6), sheet.right, mm(18.6));
  return mm(18.6);
}

/** The marks that sorters look for, by kind of goods. */
const cargoWords: Readonly<Partial<Record<CargoKind, LabelWordKey>>> = {
  built_in_battery: "battery",
  battery_packed_with: "battery",
  pure_battery: "battery",
  liquid: "liquid",
  powder: "powder",
  cosmetics: "cosmetics",
  magnetic: "magnetic",
};

/** Barcode with its number, the order code, sorting and last mile. `bars` are module widths, bars and spaces in turn. */
export function drawBarcode(pen: Pen, data: LabelData, bars: readonly number[], words: LabelWords): number {
  const top = mm(20.2);
  const height = mm(15);
  const size = placeBars(pen, bars, top, height);
  if (size.isDense) pen.warn("barcode_dense", null);
  const middle = (sheet.left + sheet.right) / 2;
  pen.text(middle, mm(39.6), data.trackingNumber, { size: 13, bold: true, align: "centre" });
  const order = `${words.orderCode.zh} ${data.orderCode}`;
  pen.text(sheet.left, mm(43.8), order, { size: 8 });
  const route = [
    data.sortingCode ? `${words.sorting.zh} ${data.sortingCode}` : "",
    data.lastMileCarrier ? `${words.lastMile.zh} ${data.lastMileCarrier}` : "",
  ].filter((part) => part !== "");
  const end = sheet.right - drawCargo(pen, data.cargo, words);
  const room = end - sheet.left - pen.ruler.width(order, 8, false) - mm(2);
  const routeText = pen.readable(route.join(" · "), "lane");
  pen.fitted(end, mm(43.8), room, routeText, [8, 7, 6, 5.5, 5], { align: "right" }, "lane");
  pen.rule(sheet.left, mm(45.4), sheet.right, mm(45.4));
  return mm(45.4);
}

export function placeBars(pen: Pen, bars: readonly number[], top: number, height: number): { isDense: boolean } {
  const modules = bars.reduce((sum, width) => sum + width, 0);
  const size = sizeBarcode(modules, sheet.right - sheet.left);
  const x = snapToDot((sheet.width - size.widthPoints) / 2);
  pen.marks.push({ kind: "bars", x, y: top, height, moduleDots: size.moduleDots, widths: bars });
  return size;
}

function drawCargo(pen: Pen, cargo: readonly CargoKind[], words: LabelWords): number {
  const keys = new Set(cargo.map((kind) => cargoWords[kind]).filter((key) => key !== undefined));
  let used = 0;
  for (const key of keys) {
    const text = words[key].zh;
    const width = pen.ruler.width(text, 9, true) + mm(2);
    pen.block(sheet.right - used - width, mm(40.9), width, mm(4));
    pen.text(sheet.right - used - width + mm(1), mm(43.9), text, { size: 9, bold: true, white: true });
    used += width + mm(1);
  }
  return used;
}
