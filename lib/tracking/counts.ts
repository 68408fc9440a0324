import type { TrackingSearch } from "./search.ts";
import type { ExceptionKind, Stage } from "./stages.ts";

/** How many parcels are alike in everything that can be filtered. */
export type ParcelGroup = {
  readonly stage: Stage;
  readonly exception: ExceptionKind | null;
  readonly country: string;
  readonly solutionCode: string;
  readonly count: number;
};

export type ParcelCounts = {
  readonly total: number;
  readonly inTrouble: number;
  readonly byStage: Readonly<Partial<Record<Stage, number>>>;
  readonly byTrouble: Readonly<Partial<Record<ExceptionKind, number>>>;
  readonly countries: readonly string[];
  readonly solutions: readonly string[];
};

type Facet = "stages" | "trouble" | "countries" | "solutions";

/**
 * Exact counts for a list: each facet is counted under all other filters, so that its number says what a click would
 * show; the choices of country and solution are all that occur.
 */
export function parcelCounts(groups: readonly ParcelGroup[], search: TrackingSearch): ParcelCounts {
  const without = (facet: Facet | null) => groups.filter((group) => isShown(group, search, facet));
  const inTrouble = without("trouble").filter((group) => group.exception !== null);
  return {
    total: sum(without(null)),
    inTrouble: sum(inTrouble),
    byStage: tally(without("stages"), (group) => group.stage),
    byTrouble: tally(inTrouble, (group) => group.exception ?? "other"),
    countries: [...new Set(groups.map((group) => group.country))].sort(),
    solutions: [...new Set(groups.map((group) => group.solutionCode))].sort(),
  };
}

function isShown(group: ParcelGroup, search: TrackingSearch, except: Facet | null): boolean {
  const { stages, trouble, countries, solutions } = search;
  const has = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);
  if (except !== "stages" && !has(stages, group.stage)) return false;
  if (except !== "countries" && !has(countries, group.country)) return false;
  if (except !== "solutions" && !has(solutions, group.solutionCode)) return false;
  if (except === "trouble") return true;
  if (trouble === "any") return group.exception !== null;
  return trouble.length === 0 || (group.exception !== null && trouble.includes(group.exception));
}

function sum(groups: readonly ParcelGroup[]): number {
  return groups.reduce((total, group) => total + group.count, 0);
}

function tally<K extends string>(
  groups: readonly ParcelGroup[],
  key: (group: ParcelGroup) => K,
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const group of groups) counts[key(group)] = (counts[key(group)] ?? 0) + group.count;
  return counts;
}
