import { type CalendarDate, isCalendarDate } from "#lib/kit/time";
import { type Figure, figureName, figureOf } from "./figures.ts";
import { type AgeStep, ageSteps, type SilenceStep, silenceSteps, type ValueBand, valueBands } from "./parcel-steps.ts";
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
  readonly carriers: readonly string[];
  /** A template's id, `none`: shipped without one; null: any. */
  readonly template: string | null;
  /** Nothing was heard for so long of a parcel that is on its way. */
  readonly silence: SilenceStep | null;
  /** Shipped so long ago, or longer. */
  readonly age: AgeStep | null;
  /** What the buyer paid, in the order's own currency. */
  readonly value: ValueBand | null;
  /** Ship dates in China, both included. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Names of kinds and severities of incidents that are unsettled; `lib/incidents` knows which there are. */
  readonly incidents: readonly string[];
  readonly severities: readonly string[];
  /** A person's id, or `nobody`: whose incident it is. */
  readonly owner: string | null;
  /** The parcels that a figure of the dashboard counts. */
  readonly figure: Figure | null;
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
  carriers: [],
  template: null,
  silence: null,
  age: null,
  value: null,
  from: null,
  to: null,
  incidents: [],
  severities: [],
  owner: null,
  figure: null,
  text: "",
  sort: "newest",
  after: null,
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const kindName = /^[a-z_]{2,40}$/;
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
    carriers: listOf(params.carrier).filter((code) => /^[a-z0-9_-]{2,40}$/.test(code)),
    template: single(params.template) === "none" ? "none" : idOf(single(params.template)),
    silence: silenceSteps.find((one) => one === single(params.silence)) ?? null,
    age: ageSteps.find((one) => one === single(params.age)) ?? null,
    value: valueBands.find((one) => one === single(params.value)) ?? null,
    from: dateOf(single(params.from)),
    to: dateOf(single(params.to)),
    incidents: listOf(params.incident).filter((kind) => kindName.test(kind)),
    severities: listOf(params.severity).filter((kind) => kindName.test(kind)),
    owner: single(params.owner) === "nobody" ? "nobody" : idOf(single(params.owner)),
    figure: figureOf(single(params.figure)),
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
  put("carrier", [...search.carriers].sort().join(","));
  put("template", search.template ?? "");
  put("silence", search.silence ?? "");
  put("age", search.age ?? "");
  put("value", search.value ?? "");
  put("from", search.from ?? "");
  put("to", search.to ?? "");
  put("incident", [...search.incidents].sort().join(","));
  put("severity", [...search.severities].sort().join(","));
  put("owner", search.owner ?? "");
  put("figure", search.figure ? figureName(search.figure) : "");
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
  return trackingQuery({ ...search, sort: wholeList.sort, after: null }) !== "";
}

function idOf(text: string): string | null {
  return uuid.test(text) ? text : null;
}

function dateOf(text: string): CalendarDate | null {
  return isCalendarDate(text) ? text : null;
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
