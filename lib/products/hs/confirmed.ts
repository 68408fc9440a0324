import { flattenTexts, indexNeighbours, type NeighbourIndex, neighbourScores } from "./neighbour-scores.ts";
import { textFeatures } from "./text-features.ts";
import { titleWords } from "./title-words.ts";

/** A product that a person of this seller has confirmed. `code`: 6 to 10 digits, its first 6 count here. */
export type ConfirmedProduct = { readonly id: string; readonly title: string; readonly code: string };

/** Made once by `rememberConfirmed` for many questions. */
export type ConfirmedProducts = {
  /** By its place in the index; undefined: left out. */
  readonly products: readonly (ConfirmedProduct | undefined)[];
  readonly byTitle: ReadonlyMap<string, ConfirmedProduct>;
  readonly index: NeighbourIndex;
};

/** The seller's own product that is most like the title: `likeness` 1 for the same words. */
export type Remembered = { readonly product: ConfirmedProduct; readonly likeness: number };

/** Indexes what the seller has confirmed; the last product of a title counts. Products without 6 digits are left out. */
export function rememberConfirmed(products: readonly ConfirmedProduct[]): ConfirmedProducts {
  const kept = products.filter(({ code }) => /^\d{6,10}$/.test(code));
  const texts = kept.map(({ title }, at) => ({ code: String(at), features: textFeatures(titleWords(title)) }));
  return {
    products: kept,
    byTitle: new Map(kept.map((product) => [keyOf(product.title), product])),
    index: indexNeighbours(flattenTexts(texts)),
  };
}

/** The most like products, one per subheading, best first; only what is at least a third alike. */
export function recall(confirmed: ConfirmedProducts, title: string): Remembered[] {
  const same = confirmed.byTitle.get(keyOf(title));
  const scores = neighbourScores(confirmed.index, textFeatures(titleWords(title)));
  const alike = [...scores]
    .map(([at, likeness]) => ({ product: confirmed.products[Number(at)], likeness: Math.min(0.99, likeness) }))
    .filter((found): found is Remembered => found.product !== undefined && found.likeness > 0.34);
  const all = same === undefined ? alike : [{ product: same, likeness: 1 }, ...alike];
  const seen = new Set<string>();
  return all
    .sort((a, b) => b.likeness - a.likeness)
    .filter(({ product: { code } }) => !seen.has(code.slice(0, 6)) && seen.add(code.slice(0, 6)));
}

/** Without one product, which is no witness for its own code: others of the same title still speak. */
export function withoutProduct(confirmed: ConfirmedProducts, id: string): ConfirmedProducts {
  const { products, index } = confirmed;
  const others = products.flatMap((product) => (product === undefined || product.id === id ? [] : [product]));
  if (others.length === products.length) return confirmed;
  return {
    // the index counts by place, so the product's place stays, empty
    products: products.map((product) => (product?.id === id ? undefined : product)),
    byTitle: new Map(others.map((product) => [keyOf(product.title), product])),
    index,
  };
}

function keyOf(title: string): string {
  const words = titleWords(title).map(({ text }) => text);
  return words.length === 0 ? title.trim() : words.join(" ");
}
