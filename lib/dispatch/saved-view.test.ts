import { expect, it } from "vitest";
import { dailySearchQuery } from "./daily-query.ts";
import { parseDailySearch } from "./daily-search.ts";
import { defaultView, type SavedView, viewOf, viewQuery, viewTableName } from "./saved-view.ts";

function view(change: Partial<SavedView>): SavedView {
  return {
    ...{ id: "1", name: "急单", query: "", columns: null, isShared: false, isDefault: false, isOwn: true, version: 1 },
    ...change,
  };
}

it("keeps filters and order, not what is open beside the list", () => {
  expect(viewQuery("sort=price&lane=ready&order=1&part=solutions&country=US")).toBe("country=US&lane=ready&sort=price");
});

it("is found by its address, in whatever order it is written", () => {
  const views = [view({ id: "a", query: viewQuery("lane=ready&country=US") })];
  expect(viewOf(views, "country=US&lane=ready&order=7")?.id).toBe("a");
  expect(viewOf(views, "lane=ready")).toBeNull();
});

it("opens the person's own default before one of the team", () => {
  const team = view({ id: "team", isOwn: false, isShared: true, isDefault: true });
  expect(defaultView([view({}), team])?.id).toBe("team");
  expect(defaultView([team, view({ id: "own", isDefault: true })])?.id).toBe("own");
  expect(defaultView([view({})])).toBeNull();
});

it("a query is read back as the search that it was", () => {
  const search = parseDailySearch({
    ...{ lane: "repair", q: "杯", country: "FR", cargo: "liquid", deadline: "soon", template: "none", sort: "price" },
    ...{ failure: "ERR-502", subject: "a:b", remark: "1", desc: "1" },
  });
  expect(parseDailySearch(Object.fromEntries(new URLSearchParams(viewQuery(dailySearchQuery(search)))))).toEqual(
    search,
  );
});

it("columns are kept by lane", () => {
  expect(viewTableName("daily", "lane=repair")).toBe("daily-repair");
  expect(viewTableName("waybills", "q=1")).toBe("waybills");
});
