/**
 * Under what a line of an order is matched to the catalogue and remembered: its folded 商家编码, or, without one, its
 * folded title and 产品属性. The two kinds can never be mistaken for each other.
 */
export function lineKeyOf(line: { readonly sku: string; readonly title: string; readonly attributes: string }): string {
  const sku = skuKeyOf(line.sku);
  if (sku !== null) return `sku:${sku}`;
  return `title:${foldWords(line.title)}|${foldWords(line.attributes)}`;
}

/** A 商家编码 folded for matching: width, case and spaces do not matter. Null when there is none. */
export function skuKeyOf(sku: string | null): string | null {
  const folded = (sku ?? "")
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]+/gu, "")
    .toUpperCase();
  return folded === "" ? null : folded;
}

/** Words in their order, without case, width and kinds of spaces: a title as a person would call it the same. */
function foldWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}+/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
