import { skuKeyOf } from "#lib/products/line-key";
import type { Product, ProductFact, ProductFacts } from "#lib/products/product";
import { typedFacts } from "#lib/products/typed-facts";
import type { RepairSuggestion } from "./repair.ts";

/** What is known around one product: others of the same title, its code's candidates, the whole catalogue's origins. */
export type ProductContext = {
  readonly siblings: readonly ProductFacts[];
  readonly candidates: readonly {
    readonly code: string;
    readonly confidence: number;
    readonly nameZh: string;
    readonly nameEn: string;
  }[];
  /** The recogniser is sure of its first candidate. */
  readonly isSure: boolean;
  /** The seller's products by country of origin. */
  readonly origins: ReadonlyMap<string, number>;
};

/** What other colours and sizes of one thing have in common; weight, size and value differ between them. */
const sharedFacts: ReadonlySet<ProductFact> = new Set([
  ...(["nameZh", "nameEn", "hsCode", "hsUs", "originCountry", "cargoKind"] as const),
  ...(["makerName", "makerAddress", "makerContact", "material", "usedFor", "category", "brand"] as const),
]);
/** Of these a person takes a look: sizes differ in weight. */
const offeredFacts: ReadonlySet<ProductFact> = new Set([
  ...(["weightGrams", "netGrams", "lengthMm", "widthMm", "heightMm", "declaredMinor"] as const),
]);
const enoughForCatalogue = 3;

/** What a fact of a product could be, the surest first; `now` is what it is and is not proposed again. */
export function productSuggestions(fact: ProductFact, now: string, context: ProductContext): RepairSuggestion[] {
  const list: RepairSuggestion[] = [];
  const alike = new Set(context.siblings.map((one) => typedFacts(one)[fact]).filter((text) => text !== ""));
  const [only] = alike;
  if (only !== undefined && alike.size === 1 && (sharedFacts.has(fact) || offeredFacts.has(fact))) {
    list.push({ value: only, because: "siblings", isSafe: sharedFacts.has(fact) });
  }
  if (fact === "hsCode") {
    context.candidates.forEach(({ code, confidence, nameZh, nameEn }, place) => {
      const isSafe = place === 0 && context.isSure && only === undefined;
      list.push({ value: code, because: "recognised", isSafe, confidence, labelZh: nameZh, labelEn: nameEn });
    });
  }
  if (fact === "originCountry") {
    const [origin, ...others] = context.origins;
    if (origin && others.length === 0 && origin[1] >= enoughForCatalogue && only === undefined)
      list.push({ value: origin[0], because: "catalogue", isSafe: true });
  }
  const unlike = list.filter(({ value }) => value !== now);
  return [...new Map(unlike.toReversed().map((one) => [one.value, one])).values()].toReversed();
}

/** A line that matches no product; `products`: those of the seller that have some of its words. */
export function matchSuggestions(
  line: { readonly sku: string; readonly title: string; readonly attributes: string },
  products: readonly Pick<Product, "id" | "sku" | "title" | "attributes">[],
): RepairSuggestion[] {
  const loose = (sku: string | null) => skuKeyOf(sku)?.replace(/[^\p{L}\p{N}]/gu, "") ?? "";
  const fold = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const wanted = loose(line.sku);
  const bySku = wanted === "" ? [] : products.filter(({ sku }) => loose(sku) === wanted);
  const byTitle = products.filter(
    (one) => fold(one.title) === fold(line.title) && fold(one.attributes) === fold(line.attributes),
  );
  const shown = (one: (typeof products)[number], because: RepairSuggestion["because"], isSafe: boolean) => {
    const name = [one.sku, one.title, one.attributes].filter(Boolean).join(" · ");
    return { value: one.id, because, isSafe, labelZh: name, labelEn: name };
  };
  const list = [
    ...bySku.map((one) => shown(one, "like_sku", bySku.length === 1)),
    ...byTitle.map((one) => shown(one, "like_title", byTitle.length === 1 && bySku.length === 0)),
  ];
  return [...new Map(list.toReversed().map((one) => [one.value, one])).values()].toReversed();
}
