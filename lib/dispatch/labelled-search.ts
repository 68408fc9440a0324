import type { Instant } from "#lib/kit/time";
import { readLabelledCursor } from "./labelled-cursor.ts";

/** Where a labelled parcel lies, and whether its label came out of a printer. */
export const labelledPlaces = ["none", "open", "closed"] as const;
export const labelledPrints = ["no", "yes"] as const;

export const labelledFilterKeys = ["country", "solution", "store", "place", "print"] as const;
export type LabelledFilterKey = (typeof labelledFilterKeys)[number];

/** The list of labelled parcels that are not handed over, oldest first; the address is its only state. */
export type LabelledSearch = Readonly<Record<LabelledFilterKey, string | null>> & {
  /** Words of the order: its number, SKU, buyer, waybill. */
  readonly text: string;
  readonly after: { readonly at: Instant; readonly id: string } | null;
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const shapes: Readonly<Record<LabelledFilterKey, (value: string) => boolean>> = {
  country: (value) => /^[A-Z]{2}$/.test(value),
  solution: (value) => /^[\w-]{1,64}$/.test(value),
  store: (value) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  place: (value) => (labelledPlaces as readonly string[]).includes(value),
  print: (value) => (labelledPrints as readonly string[]).includes(value),
};

/** Reads the address; what it does not understand is left out. */
export function parseLabelledSearch(params: Params): LabelledSearch {
  const single = (name: string) => {
    const value = params[name];
    return (typeof value === "string" ? value : value?.[0]) ?? "";
  };
  const filters = Object.fromEntries(
    labelledFilterKeys.map((key) => [key, shapes[key](single(key)) ? single(key) : null]),
  ) as Record<LabelledFilterKey, string | null>;
  return { ...filters, text: single("q").trim().slice(0, 200), after: readLabelledCursor(single("after")) };
}

/** The shortest address of a search, with "?"; "" for the plain list. */
export function labelledQuery(search: LabelledSearch): string {
  const params = new URLSearchParams();
  if (search.text) params.set("q", search.text);
  for (const key of labelledFilterKeys) {
    const value = search[key];
    if (value) params.set(key, value);
  }
  if (search.after) params.set("after", `${search.after.at}~${search.after.id}`);
  const query = params.toString();
  return query && `?${query}`;
}

/** Parcels that are alike in all that the filters tell apart. */
export type LabelledCell = Readonly<Record<LabelledFilterKey, string>> & { readonly count: number };

type Choices = Readonly<Record<LabelledFilterKey, readonly { readonly value: string; readonly count: number }[]>>;
export type LabelledFacets = Choices & { readonly found: number };

/** What each choice of a filter would leave under all the others, the most first; `found`: under all of them. */
export function labelledFacets(cells: readonly LabelledCell[], search: LabelledSearch): LabelledFacets {
  const fits = (cell: LabelledCell, but: LabelledFilterKey | null) =>
    labelledFilterKeys.every((key) => key === but || search[key] === null || search[key] === cell[key]);
  const choicesOf = (key: LabelledFilterKey) => {
    const counts = new Map<string, number>();
    for (const cell of cells) if (fits(cell, key)) counts.set(cell[key], (counts.get(cell[key]) ?? 0) + cell.count);
    const list = [...counts].map(([value, count]) => ({ value, count }));
    return list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  const found = cells.reduce((sum, cell) => sum + (fits(cell, null) ? cell.count : 0), 0);
  return {
    ...{ country: choicesOf("country"), solution: choicesOf("solution"), store: choicesOf("store") },
    ...{ place: choicesOf("place"), print: choicesOf("print"), found },
  };
}
