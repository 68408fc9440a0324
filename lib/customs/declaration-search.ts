import { type CalendarDate, isCalendarDate } from "#lib/kit/time";
import { type DeclarationLane, declarationLanes } from "./declaration-lane.ts";
import { type DeclarationWay, declarationWayCodes } from "./facts.ts";

/** What the list of declarations shows; the URL is its only state. */
export type DeclarationSearch = {
  readonly lanes: readonly DeclarationLane[];
  readonly way: DeclarationWay | null;
  /** The China day on which the parcel was booked; null: every day. */
  readonly day: CalendarDate | null;
  /** To be intercepted alone. */
  readonly intercept: boolean;
  /** The beginning of an order, waybill, pre-entry or list number. */
  readonly text: string;
  /** `oldest`: longest in its lane first, as waiting ones are worked off. */
  readonly sort: "newest" | "oldest";
  /** The last declaration of the page before. */
  readonly after: string | null;
};

export const allDeclarations: DeclarationSearch = {
  ...{ lanes: [], way: null, day: null, intercept: false, text: "", sort: "newest", after: null },
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the URL's search params; what it does not understand is left out. */
export function parseDeclarationSearch(params: Params): DeclarationSearch {
  const [day, way, after] = [single(params.day), single(params.way), single(params.after)];
  return {
    lanes: listOf(params.lane).flatMap((word) => declarationLanes.find((lane) => lane === word) ?? []),
    way: declarationWayCodes.find((code) => code === way) ?? null,
    day: isCalendarDate(day) ? day : null,
    intercept: single(params.intercept) === "1",
    text: single(params.q).trim().slice(0, 60),
    sort: single(params.sort) === "oldest" ? "oldest" : "newest",
    after: uuid.test(after) ? after : null,
  };
}

/** The shortest URL query for a search, in a fixed order. */
export function declarationQuery(search: DeclarationSearch): string {
  const query = new URLSearchParams();
  if (search.lanes.length > 0) query.set("lane", [...search.lanes].sort().join(","));
  if (search.way) query.set("way", search.way);
  if (search.day) query.set("day", search.day);
  if (search.intercept) query.set("intercept", "1");
  if (search.text !== "") query.set("q", search.text);
  if (search.sort !== "newest") query.set("sort", search.sort);
  if (search.after) query.set("after", search.after);
  return query.toString().replaceAll("%2C", ",");
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}

function listOf(value: string | readonly string[] | undefined): string[] {
  const parts = (typeof value === "string" ? [value] : (value ?? [])).flatMap((part) => part.split(","));
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))].slice(0, 50);
}
