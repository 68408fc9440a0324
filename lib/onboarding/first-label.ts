/** What stands between an active seller and its first label, in the order in which it is best done. */
export const firstLabelItems = ["addresses", "parameters", "test_page", "products", "templates", "orders"] as const;
export type FirstLabelItem = (typeof firstLabelItems)[number];

/** Facts that tick the items; nothing is ticked by hand. */
export type FirstLabelFacts = {
  readonly stores: number;
  /** Stores that lack an address or the choice for undeliverable parcels. */
  readonly storesWithGaps: number;
  readonly missingParameters: number;
  readonly testPagePrinted: boolean;
  /** Products that hold all that a carrier asks for. */
  readonly products: number;
  readonly orders: number;
  readonly labels: number;
};

/** `not_included`: ALP has no such thing yet; nothing is pretended. */
export type FirstLabelState = "done" | "open" | "not_included";

export type FirstLabelList = {
  readonly items: readonly { readonly item: FirstLabelItem; readonly state: FirstLabelState }[];
  readonly done: number;
  readonly of: number;
  /** The first label was made: the list has served. */
  readonly isOver: boolean;
};

/** The list to the first label, each item ticked from facts. */
export function firstLabelList(facts: FirstLabelFacts): FirstLabelList {
  const isDone: Readonly<Record<FirstLabelItem, boolean | null>> = {
    addresses: facts.stores > 0 && facts.storesWithGaps === 0,
    parameters: facts.missingParameters === 0,
    test_page: facts.testPagePrinted,
    products: facts.products > 0,
    templates: null,
    orders: facts.orders > 0,
  };
  const items = firstLabelItems.map((item) => {
    const done = isDone[item];
    return { item, state: done === null ? ("not_included" as const) : done ? ("done" as const) : ("open" as const) };
  });
  const counted = items.filter(({ state }) => state !== "not_included");
  return {
    items,
    done: counted.filter(({ state }) => state === "done").length,
    of: counted.length,
    isOver: facts.labels > 0,
  };
}
