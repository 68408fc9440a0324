import type { DailySearch } from "./daily-search.ts";

/** The address of a search: only what differs from the plain screen. */
export function dailySearchQuery(search: DailySearch): string {
  const params = new URLSearchParams();
  if (search.lane !== "ready") params.set("lane", search.lane);
  if (search.text) params.set("q", search.text);
  for (const key of ["store", "country", "solution", "failure"] as const) {
    const value = search[key];
    if (value) params.set(key, value);
  }
  if (search.remark) params.set("remark", "1");
  if (search.urgent) params.set("urgent", "1");
  if (search.sort !== "deadline") params.set("sort", search.sort);
  if (search.descending) params.set("desc", "1");
  const query = params.toString();
  return query === "" ? "" : `?${query}`;
}
