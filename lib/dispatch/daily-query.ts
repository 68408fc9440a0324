import type { DailySearch } from "./daily-search.ts";

/**
 * The address of a search: the lane, and only what differs from the plain screen. The lane is always named, since the bare
 * address opens whatever view a person has as default.
 */
export function dailySearchQuery(search: DailySearch): string {
  const params = new URLSearchParams();
  params.set("lane", search.lane);
  if (search.text) params.set("q", search.text);
  for (const key of dailyFilterKeys) {
    const value = search[key];
    if (value) params.set(key, value);
  }
  if (search.remark) params.set("remark", "1");
  if (search.sort !== "deadline") params.set("sort", search.sort);
  if (search.descending) params.set("desc", "1");
  return `?${params.toString()}`;
}

/** Filters that name one value. */
export const dailyFilterKeys = [
  "country",
  "solution",
  "template",
  "cargo",
  "deadline",
  "tag",
  "store",
  "failure",
  "subject",
] as const;
export type DailyFilterKey = (typeof dailyFilterKeys)[number];

/** The same lane and order without any filter. */
export function withoutFilters(search: DailySearch): DailySearch {
  const none = Object.fromEntries(dailyFilterKeys.map((key) => [key, null])) as Record<DailyFilterKey, null>;
  return { ...search, ...none, text: "", remark: false };
}
