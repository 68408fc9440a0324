import type { Instant } from "#lib/kit/time";
import type { DailyCell, LaneCell, TagCell } from "./daily-cell.ts";
import type { DailySearch } from "./daily-search.ts";
import { type DeadlineFilter, deadlineFilters, deadlineStepsOf } from "./deadline-filter.ts";

export type FacetChoice = { readonly value: string; readonly count: number };

/** What can be chosen in each filter, the commonest first, and how many orders would be left. */
export type DailyFacets = {
  readonly country: readonly FacetChoice[];
  readonly solution: readonly FacetChoice[];
  readonly template: readonly FacetChoice[];
  readonly cargo: readonly FacetChoice[];
  readonly store: readonly FacetChoice[];
  readonly deadline: readonly { readonly value: DeadlineFilter; readonly count: number }[];
  readonly failure: readonly FacetChoice[];
  readonly tag: readonly FacetChoice[];
  readonly remark: number;
  /** Orders of the lane that every filter lets through. */
  readonly found: number;
};

type Dimension = "country" | "solution" | "template" | "cargo" | "store" | "deadline" | "remark" | "failure";

/**
 * Exact counts of every filter under the others: what a choice would leave in the list. `tagged`: the same orders by tag;
 * an order carries a tag once, so that the cells of one tag are a list of their own.
 */
export function dailyFacets(
  cells: readonly DailyCell[],
  tagged: readonly TagCell[],
  search: DailySearch,
  now: Instant,
): DailyFacets {
  const { tag, lane } = search;
  const own = (tag === null ? cells : tagged.filter((cell) => cell.tag === tag)).filter((cell) => cell.lane === lane);
  const lets = filters(search, now);
  const under = (...but: readonly Dimension[]) =>
    own.filter((cell) => lets.every(([name, test]) => but.includes(name) || test(cell)));
  const choices = (name: "country" | "solution" | "template" | "cargo" | "store") =>
    tally(under(name), (cell) => cell[name]);
  const byDeadline = under("deadline");
  return {
    country: choices("country"),
    solution: choices("solution"),
    template: choices("template"),
    cargo: choices("cargo"),
    store: choices("store"),
    deadline: deadlineFilters.map((value) => {
      const steps = deadlineStepsOf(value, now);
      return { value, count: sum(byDeadline.filter(({ deadlineStep }) => steps.includes(deadlineStep))) };
    }),
    // an order with two reasons is found under both
    failure: tally(
      under("failure").flatMap((cell) => cell.codes.map((code) => ({ ...cell, codes: [code] }))),
      ({ codes: [code = ""] }) => code,
    ),
    tag: tally(
      tagged.filter((cell) => cell.lane === lane && lets.every(([, test]) => test(cell))),
      (cell) => cell.tag,
    ),
    remark: sum(under("remark").filter(({ hasRemark }) => hasRemark)),
    found: sum(under()),
  };
}

export type DailyCounts = {
  readonly ready: number;
  readonly repair: number;
  /** Overdue, or under 12 hours. */
  readonly late: number;
};

/** Exact counts over all waiting orders, whatever the filters. */
export function dailyCounts(cells: readonly LaneCell[], now: Instant): DailyCounts {
  const late = [...deadlineStepsOf("overdue", now), ...deadlineStepsOf("soon", now)];
  return {
    ready: sum(cells.filter(({ lane }) => lane === "ready")),
    repair: sum(cells.filter(({ lane }) => lane === "repair")),
    late: sum(cells.filter(({ deadlineStep }) => late.includes(deadlineStep))),
  };
}

type Filter = readonly [Dimension, (cell: DailyCell) => boolean];

function filters(search: DailySearch, now: Instant): Filter[] {
  const list: Filter[] = [];
  for (const name of ["country", "solution", "cargo", "store"] as const) {
    const wanted = search[name];
    if (wanted !== null) list.push([name, (cell) => cell[name] === wanted]);
  }
  const { template, deadline } = search;
  if (template !== null) list.push(["template", (cell) => cell.template === (template === "none" ? "" : template)]);
  if (deadline !== null) {
    const steps = deadlineStepsOf(deadline, now);
    list.push(["deadline", ({ deadlineStep }) => steps.includes(deadlineStep)]);
  }
  const { failure } = search;
  if (failure !== null) list.push(["failure", ({ codes }) => codes.includes(failure)]);
  if (search.remark) list.push(["remark", ({ hasRemark }) => hasRemark]);
  return list;
}

function sum(cells: readonly LaneCell[]): number {
  return cells.reduce((total, { count }) => total + count, 0);
}

function tally<Cell extends DailyCell>(cells: readonly Cell[], nameOf: (cell: Cell) => string): FacetChoice[] {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(nameOf(cell), (counts.get(nameOf(cell)) ?? 0) + cell.count);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
