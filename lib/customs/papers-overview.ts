import type { CalendarDate, Instant } from "#lib/kit/time";
import { type DeclarationLane, declarationLanes } from "./declaration-lane.ts";
import { allDeclarations, type DeclarationSearch } from "./declaration-search.ts";

/** What the head of the papers counts: by lane, of today's parcels and of all that are open. */
export type OverviewCounts = {
  readonly today: Readonly<Partial<Record<DeclarationLane, number>>>;
  readonly open: Readonly<Partial<Record<DeclarationLane, number>>>;
  /** Since when the oldest of a lane lies there. */
  readonly oldest: Readonly<Partial<Record<DeclarationLane, Instant>>>;
  readonly intercept: number;
};

export const overviewGroups = ["repair", "wait", "today"] as const;
export type OverviewGroup = (typeof overviewGroups)[number];

/** One count and the search that shows exactly what it counts. `oldest`: since when the longest of them lies there. */
export type OverviewTile = {
  readonly key: string;
  readonly group: OverviewGroup;
  readonly count: number;
  readonly oldest: Instant | null;
  /** `alarm`: a person must act; `soon`: somebody should look. Of a count above zero. */
  readonly tone: "plain" | "soon" | "alarm";
  readonly search: DeclarationSearch;
};

/** Lanes of parcels whose declaration left ALP. */
const sentLanes = [
  ...(["awaiting_waybill", "waiting", "inspection", "returned"] as const),
  ...(["released", "closed", "withdrawn"] as const),
] as const satisfies readonly DeclarationLane[];

/**
 * The counts that open the papers: what waits for a person, what waits for customs or a carrier (oldest first), and how the
 * day's parcels stand. Each leads to the list of exactly what it counts.
 */
export function overviewOf(counts: OverviewCounts, today: CalendarDate): readonly OverviewTile[] {
  const open = (
    group: OverviewGroup,
    tone: OverviewTile["tone"],
    key: string,
    lanes: readonly DeclarationLane[],
  ): OverviewTile => ({
    ...{ key, group, tone },
    count: sum(counts.open, lanes),
    oldest: oldestOf(counts.oldest, lanes),
    search: { ...allDeclarations, lanes, sort: "oldest" },
  });
  const ofDay = (key: string, lanes: readonly DeclarationLane[]): OverviewTile => ({
    ...{ key, group: "today", tone: "plain", oldest: null },
    count: sum(counts.today, lanes.length > 0 ? lanes : declarationLanes),
    search: { ...allDeclarations, lanes, day: today },
  });
  return [
    open("repair", "soon", "stopped", ["stopped"]),
    open("repair", "alarm", "returned", ["returned"]),
    {
      ...{ key: "intercept", group: "repair", tone: "alarm", oldest: null, count: counts.intercept },
      search: { ...allDeclarations, intercept: true, sort: "oldest" },
    },
    open("wait", "soon", "awaitingWaybill", ["awaiting_waybill"]),
    open("wait", "plain", "waiting", ["ready", "waiting"]),
    open("wait", "soon", "inspection", ["inspection"]),
    ofDay("parcels", []),
    ofDay("sent", sentLanes),
    ofDay("released", ["released", "closed"]),
  ];
}

/** How many declarations wait for a person. */
export function repairCount({ open }: Pick<OverviewCounts, "open">): number {
  return sum(open, ["stopped", "returned"]);
}

/** What the page shows before anything is chosen: the day's parcels. */
export function openingSearch(today: CalendarDate): DeclarationSearch {
  return { ...allDeclarations, day: today };
}

/** True when both show the same list, whatever page of it. */
export function isSameList(one: DeclarationSearch, other: DeclarationSearch): boolean {
  const lanes = (search: DeclarationSearch) => [...search.lanes].sort().join();
  return (
    lanes(one) === lanes(other) &&
    one.way === other.way &&
    one.day === other.day &&
    one.intercept === other.intercept &&
    one.text === other.text
  );
}

function sum(counts: OverviewCounts["open"], lanes: readonly DeclarationLane[]): number {
  return lanes.reduce((total, lane) => total + (counts[lane] ?? 0), 0);
}

function oldestOf(oldest: OverviewCounts["oldest"], lanes: readonly DeclarationLane[]): Instant | null {
  const times = lanes.flatMap((lane) => oldest[lane] ?? []);
  return times.length > 0 ? Math.min(...times) : null;
}
