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
  /** 物流模板 that are not archived. */
  readonly templates: number;
  readonly orders: number;
  readonly labels: number;
};

export type FirstLabelState = "done" | "open";

export type FirstLabelList = {
  readonly items: readonly { readonly item: FirstLabelItem; readonly state: FirstLabelState }[];
  readonly done: number;
  readonly of: number;
  /** The first label was made: the list has served. */
  readonly isOver: boolean;
};

/** The list to the first label, each item ticked from facts. */
export function firstLabelList(facts: FirstLabelFacts): FirstLabelList {
  const isDone: Readonly<Record<FirstLabelItem, boolean>> = {
    addresses: facts.stores > 0 && facts.storesWithGaps === 0,
    parameters: facts.missingParameters === 0,
    test_page: facts.testPagePrinted,
    products: facts.products > 0,
    templates: facts.templates > 0,
    orders: facts.orders > 0,
  };
  const items = firstLabelItems.map((item) => ({ item, state: isDone[item] ? ("done" as const) : ("open" as const) }));
  return {
    items,
    done: items.filter(({ state }) => state === "done").length,
    of: items.length,
    isOver: facts.labels > 0,
  };
}
