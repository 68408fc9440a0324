import { skuKeyOf } from "#lib/products/line-key";
import { declaredLines } from "../declared-lines.ts";
import type { ParcelFacts } from "../facts.ts";

/** A line of an export declaration (792) with the parcel that its list declared; null: ALP has no such declaration. */
export type ResultLine = {
  readonly gnum: string;
  readonly gcode: string;
  readonly parcel: Pick<ParcelFacts, "currency" | "goods"> | null;
};

/** What of one SKU, code and unit went out. Quantity in hundred-thousandths. */
export type ExportedGoods = {
  readonly sku: string;
  readonly skuKey: string;
  readonly name: string;
  readonly gcode: string;
  readonly unit: string;
  readonly quantityE5: number;
  readonly lineCount: number;
};

/**
 * Lines of a summary's result to goods, summed by SKU, code and unit in the order in which they come. `unknownLines`: lines
 * of which ALP knows neither SKU nor quantity; they stay unknown and can be covered by no invoice.
 */
export function exportedGoods(lines: readonly ResultLine[]): {
  readonly goods: readonly ExportedGoods[];
  readonly unknownLines: number;
} {
  const byKey = new Map<string, ExportedGoods>();
  let unknownLines = 0;
  for (const { gnum, gcode, parcel } of lines) {
    // positions of the list count from 1, over goods that were split into two lines, too
    const declared = parcel ? declaredLines(parcel).lines[Number(gnum) - 1] : undefined;
    const skuKey = declared ? skuKeyOf(declared.goods.itemNo) : null;
    if (!declared || skuKey === null) {
      unknownLines++;
      continue;
    }
    const { unit, itemNo, itemName } = declared.goods;
    const key = JSON.stringify([skuKey, gcode, unit]);
    const before = byKey.get(key);
    byKey.set(key, {
      ...{ sku: before?.sku ?? itemNo, name: before?.name ?? itemName, skuKey, gcode, unit },
      quantityE5: (before?.quantityE5 ?? 0) + declared.quantity,
      lineCount: (before?.lineCount ?? 0) + 1,
    });
  }
  return { goods: [...byKey.values()], unknownLines };
}
