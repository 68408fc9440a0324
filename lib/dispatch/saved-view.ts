/** Lists that keep views, by their name in code. */
export const viewScreens = ["dispatch", "waybills", "tracking", "orders"] as const;
export type ViewScreen = (typeof viewScreens)[number];

/** More views than this on one screen help nobody. */
export const viewsPerScreen = 30;
export const viewNameLength = 30;
export const tagNameLength = 20;
export const tagsPerSeller = 100;
/** Keys 1 to 9 open the first of them. */
export const viewKeys = 9;

/** Which columns are off, and the order of all; null: as the table comes. */
export type ViewColumns = {
  readonly hidden: readonly string[] | null;
  readonly order: readonly string[] | null;
};

/** A list as somebody likes it: its address and its columns (null: as each person has them). */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  /** The address's query, without "?": the list's whole state. */
  readonly query: string;
  readonly columns: ViewColumns | null;
  readonly isShared: boolean;
  readonly isDefault: boolean;
  readonly isOwn: boolean;
  readonly version: number;
};

/** Parameters of an address that are no part of a view: what is open beside the list, and where it was scrolled to. */
const passing = ["order", "part", "after", "view"];

/** A query as it is kept: without what passes, in one order, so that equal lists have equal text. */
export function viewQuery(query: string): string {
  const params = new URLSearchParams(query);
  for (const name of passing) params.delete(name);
  params.sort();
  return params.toString();
}

/** The view that an address shows, if it is one. */
export function viewOf(views: readonly SavedView[], query: string): SavedView | null {
  const wanted = viewQuery(query);
  return views.find((view) => view.query === wanted) ?? null;
}

/** What opens when the screen is asked for by its plain address: the person's own default, else one of the team. */
export function defaultView(views: readonly SavedView[]): SavedView | null {
  return views.find(({ isOwn, isDefault }) => isOwn && isDefault) ?? views.find(({ isDefault }) => isDefault) ?? null;
}

/** Under which name the browser keeps the columns of a list: one for each lane, where a list has lanes. */
export function viewTableName(table: string, query: string): string {
  const lane = new URLSearchParams(query).get("lane");
  return lane === null ? table : `${table}-${lane}`;
}
