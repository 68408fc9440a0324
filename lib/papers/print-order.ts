import type { LabelData } from "./label-data.ts";
import type { PrintOrder } from "./print-profile.ts";

/**
 * In which order labels are printed, as places in the list given: as they stand, or orders of one piece first (those of one
 * SKU together, SKUs in their order), then all others as they stand. Every label exactly once.
 */
export function printOrder(labels: readonly Pick<LabelData, "picking">[], order: PrintOrder): number[] {
  const places = labels.map((_, place) => place);
  if (order === "list") return places;
  const skuOf = labels.map(singleSku);
  const singles = places.filter((place) => skuOf[place] !== null);
  const others = places.filter((place) => skuOf[place] === null);
  const bySku = [...singles].sort((a, b) => compare(skuOf[a] ?? "", skuOf[b] ?? "") || a - b);
  return [...bySku, ...others];
}

/** The SKU (or, without one, the title) of an order of one piece; null where more is to be picked, or nothing is known. */
function singleSku({ picking }: Pick<LabelData, "picking">): string | null {
  const [line, ...more] = picking?.lines ?? [];
  if (!line || more.length > 0 || line.quantity !== 1) return null;
  return line.sku.trim() || line.title;
}

/** Numbers within a code in their order, so that CUP-2 comes before CUP-10; the same everywhere. */
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compare(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
