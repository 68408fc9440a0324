import { ageSteps, silenceSteps, valueBands } from "./parcel-steps.ts";
import type { ExceptionKind, Stage } from "./stages.ts";

/** The filters that a parcel's own row answers; each is counted under all others. */
export const facets = [
  "stage",
  "trouble",
  "country",
  "solution",
  "carrier",
  "template",
  "silence",
  "age",
  "value",
] as const;
export type Facet = (typeof facets)[number];

/** Parcels with a value of one facet that no filter holds back but, where `missed` names it, that one. */
export type FacetGroup = {
  readonly facet: Facet;
  /** "": it has none. Of `silence` and `age`: how many of the steps are reached. */
  readonly value: string;
  readonly missed: Facet | "";
  readonly count: number;
};

export type FacetChoice = { readonly value: string; readonly count: number };

export type ParcelCounts = {
  readonly total: number;
  readonly inTrouble: number;
  readonly byStage: Readonly<Partial<Record<Stage, number>>>;
  readonly byTrouble: Readonly<Partial<Record<ExceptionKind, number>>>;
  /** What can be chosen in each filter, the commonest first, and exactly how many parcels would be left. */
  readonly choices: Readonly<Record<Facet, readonly FacetChoice[]>>;
};

/** Exact counts for a list: each facet under all other filters, so that its number says what a click would show. */
export function parcelCounts(groups: readonly FacetGroup[]): ParcelCounts {
  const of = (facet: Facet) => {
    const counts = new Map<string, number>();
    for (const group of groups) {
      if (group.facet !== facet || (group.missed !== "" && group.missed !== facet)) continue;
      counts.set(group.value, (counts.get(group.value) ?? 0) + group.count);
    }
    return counts;
  };
  const plain = (facet: Facet) =>
    [...of(facet)]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const reached = (facet: Facet, steps: readonly string[]) => {
    const counts = of(facet);
    return steps.map((value, step) => ({ value, count: sumOf(counts, (place) => Number(place) > step) }));
  };
  const troubles = of("trouble");
  return {
    total: groups.reduce(
      (sum, { facet, missed, count }) => (facet === "stage" && missed === "" ? sum + count : sum),
      0,
    ),
    inTrouble: sumOf(troubles, (kind) => kind !== ""),
    byStage: Object.fromEntries(of("stage")),
    byTrouble: Object.fromEntries([...troubles].filter(([kind]) => kind !== "")),
    choices: {
      ...{ stage: plain("stage"), trouble: plain("trouble").filter(({ value }) => value !== "") },
      ...{ country: plain("country"), solution: plain("solution"), carrier: plain("carrier") },
      ...{ template: plain("template"), value: inBands(of("value")) },
      ...{ silence: reached("silence", silenceSteps), age: reached("age", ageSteps) },
    },
  };
}

function sumOf(counts: ReadonlyMap<string, number>, takes: (value: string) => boolean): number {
  let sum = 0;
  for (const [value, count] of counts) if (takes(value)) sum += count;
  return sum;
}

/** The bands that anything lies in, from the lowest. */
function inBands(counts: ReadonlyMap<string, number>): FacetChoice[] {
  return valueBands.flatMap((value) => {
    const count = counts.get(value) ?? 0;
    return count === 0 ? [] : [{ value, count }];
  });
}
