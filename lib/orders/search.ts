import { type OrderState, orderStates } from "./states.ts";

/** Tabs of the order list: every state, and what is held. */
export const orderViews = ["all", ...orderStates, "held"] as const;
export type OrderView = "all" | "held" | OrderState;

/** Orders are sorted by deadline (earliest first) or by order time (latest first). */
export const orderSorts = ["deadline", "ordered"] as const;
export type OrderSort = (typeof orderSorts)[number];

/** What the order list shows; the address is its only state. */
export type OrderSearch = {
  readonly view: OrderView;
  readonly q: string;
  readonly country: string;
  readonly store: string;
  /** Only orders with a remark of the buyer. */
  readonly remark: boolean;
  readonly sort: OrderSort;
  readonly after: OrderCursor | null;
};

/** The last row of the page before: its place in the order, null behind all that have one. */
export type OrderCursor = { readonly at: number | null; readonly id: string };

export const allOrders: OrderSearch = {
  view: "all",
  q: "",
  country: "",
  store: "",
  remark: false,
  sort: "deadline",
  after: null,
};

export const orderPageSize = 50;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the address's parameters; what it does not understand is left out. */
export function parseOrderSearch(params: Params): OrderSearch {
  const text = (name: string) => single(params[name]);
  return {
    view: orderViews.find((view) => view === text("view")) ?? "all",
    q: text("q").trim().slice(0, 100),
    country: /^[A-Z]{2}$/.test(text("country")) ? text("country") : "",
    store: uuid.test(text("store")) ? text("store") : "",
    remark: text("remark") === "1",
    sort: orderSorts.find((sort) => sort === text("sort")) ?? "deadline",
    after: parseCursor(text("after")),
  };
}

/** The shortest query for a search, in a fixed order. */
export function orderQuery(search: OrderSearch): string {
  const query = new URLSearchParams();
  if (search.view !== "all") query.set("view", search.view);
  if (search.q !== "") query.set("q", search.q);
  if (search.country !== "") query.set("country", search.country);
  if (search.store !== "") query.set("store", search.store);
  if (search.remark) query.set("remark", "1");
  if (search.sort !== "deadline") query.set("sort", search.sort);
  if (search.after) query.set("after", `${search.after.at ?? "none"}.${search.after.id}`);
  return query.toString();
}

function parseCursor(text: string): OrderCursor | null {
  const match = /^(none|\d{1,16})\.(.+)$/.exec(text);
  if (!match?.[1] || !match[2] || !uuid.test(match[2])) return null;
  return { at: match[1] === "none" ? null : Number(match[1]), id: match[2] };
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
