import { type ExceptionKind, isExceptionKind, isStage, type Stage } from "./stages.ts";

/** Orders of the list, by the last change of the parcel. */
export const trackingSorts = ["newest", "oldest"] as const;
export type TrackingSort = (typeof trackingSorts)[number];

/** Where the next page begins: the last row's sort value and id. */
export type TrackingCursor = { readonly at: number; readonly id: string };

/** What the list of parcels shows; the URL is its only state. Empty lists mean "all". */
export type TrackingSearch = {
  readonly stages: readonly Stage[];
  /** `any`: parcels with any open trouble. */
  readonly trouble: readonly ExceptionKind[] | "any";
  readonly countries: readonly string[];
  readonly solutions: readonly string[];
  /** Numbers as typed: LP number, tracking number, order number; the beginning is enough. */
  readonly text: string;
  readonly sort: TrackingSort;
  readonly after: TrackingCursor | null;
};

export const wholeList: TrackingSearch = {
  stages: [],
  trouble: [],
  countries: [],
  solutions: [],
  text: "",
  sort: "newest",
  after: null,
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const maxChoices = 50;

/** Reads the URL's search params. What it does not understand is left out: an old link still shows a list. */
export function parseTrackingSearch(params: Params): TrackingSearch {
  const trouble = listOf(params.trouble);
  const sort = single(params.sort);
  return {
    stages: listOf(params.stage).filter(isStage),
    trouble: trouble.includes("any") ? "any" : trouble.filter(isExceptionKind),
    countries: listOf(params.country).filter((code) => /^[A-Z]{2}$/.test(code)),
    solutions: listOf(params.solution).filter((code) => /^[A-Z0-9_]{2,60}$/.test(code)),
    text: single(params.q).trim().slice(0, 60),
    sort: trackingSorts.find((one) => one === sort) ?? "newest",
    after: cursorOf(single(params.after)),
  };
}

/** The shortest URL query for a search, in a fixed order, so that equal searches have equal addresses. */
export function trackingQuery(search: TrackingSearch): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value !== "") query.set(name, value);
  };
  put("stage", [...search.stages].sort().join(","));
  put("trouble", search.trouble === "any" ? "any" : [...search.trouble].sort().join(","));
  put("country", [...search.countries].sort().join(","));
  put("solution", [...search.solutions].sort().join(","));
  put("q", search.text);
  put("sort", search.sort === "newest" ? "" : search.sort);
  put("after", search.after ? `${search.after.at}~${search.after.id}` : "");
  return query.toString().replaceAll("%2C", ",").replaceAll("%7E", "~");
}

/** A filter changed: the list starts from its first page again. */
export function withFilter(search: TrackingSearch, change: Partial<Omit<TrackingSearch, "after">>): TrackingSearch {
  return { ...search, ...change, after: null };
}

export function isFiltered(search: TrackingSearch): boolean {
  const lists = [search.stages, search.countries, search.solutions].some((list) => list.length > 0);
  return lists || search.trouble === "any" || search.trouble.length > 0 || search.text !== "";
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}

function listOf(value: string | readonly string[] | undefined): string[] {
  const parts = (typeof value === "string" ? [value] : (value ?? [])).flatMap((part) => part.split(","));
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))].slice(0, maxChoices);
}

function cursorOf(text: string): TrackingCursor | null {
  const [at = "", id = ""] = text.split("~");
  return /^\d{1,15}$/.test(at) && uuid.test(id) ? { at: Number(at), id } : null;
}
