import { lineKeyOf, skuKeyOf } from "./line-key.ts";
import { noFacts, type Product, type ProductFact, type ProductFacts } from "./product.ts";
import { type CatalogueDraft, draftKey } from "./read-catalogue.ts";

export type NewProduct = {
  readonly draft: CatalogueDraft;
  readonly facts: ProductFacts;
  /** The waiting line that is this product from now on. */
  readonly matches: string | null;
};
export type ChangedProduct = {
  readonly draft: CatalogueDraft;
  readonly product: Product;
  readonly facts: ProductFacts;
  readonly changed: readonly (ProductFact | "title" | "attributes")[];
};
export type CatalogueComparison = {
  readonly new: readonly NewProduct[];
  readonly changed: readonly ChangedProduct[];
  readonly same: readonly CatalogueDraft[];
};

/**
 * A sheet's rows against the catalogue: known products get the filled cells and keep the rest. `matched` says which
 * product a line key already stands for. Every draft is in exactly one list; the same sheet again is all `same`.
 */
export function compareCatalogue(
  drafts: readonly CatalogueDraft[],
  products: readonly Product[],
  matched: ReadonlyMap<string, string>,
): CatalogueComparison {
  const byId = new Map(products.map((product) => [product.id, product]));
  const byKey = new Map(products.map((product) => [keyOf(product), product]));
  const fresh: NewProduct[] = [];
  const changed: ChangedProduct[] = [];
  const same: CatalogueDraft[] = [];
  for (const draft of drafts) {
    const key = draftKey(draft);
    const known = byKey.get(key) ?? byKey.get(ownKey(draft)) ?? byId.get(matched.get(key) ?? "");
    if (!known) fresh.push({ draft, facts: { ...noFacts, ...draft.facts }, matches: draft.lineKey });
    else if (namesOf(draft, known).length === 0) same.push(draft);
    else
      changed.push({
        draft,
        product: known,
        facts: { ...factsOf(known), ...draft.facts },
        changed: namesOf(draft, known),
      });
  }
  return { new: fresh, changed, same };
}

function keyOf(product: Pick<Product, "sku" | "title" | "attributes">): string {
  return lineKeyOf({ ...product, sku: product.sku ?? "" });
}

function ownKey(draft: CatalogueDraft): string {
  return lineKeyOf({ ...draft, sku: draft.sku ?? "" });
}

function factsOf(product: Product): ProductFacts {
  const { id: _id, sku: _sku, title: _title, attributes: _attributes, ...facts } = product;
  return facts;
}

/** What a draft would change. A title of our own making (the SKU) replaces nothing, and a work list never renames. */
function namesOf(draft: CatalogueDraft, product: Product): ChangedProduct["changed"] {
  const facts = (Object.keys(draft.facts) as ProductFact[]).filter((fact) => draft.facts[fact] !== product[fact]);
  if (draft.lineKey !== null) return facts;
  const isOwnTitle = draft.title !== "" && skuKeyOf(draft.title) !== skuKeyOf(draft.sku);
  const names: ("title" | "attributes")[] = [];
  if (isOwnTitle && draft.title !== product.title) names.push("title");
  if (draft.attributes !== "" && draft.attributes !== product.attributes) names.push("attributes");
  return [...facts, ...names];
}
