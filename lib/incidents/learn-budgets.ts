import type { ServiceClass } from "#lib/carriers/service-class";
import type { Instant } from "#lib/kit/time";
import type { Trace } from "#lib/tracking/trace";
import {
  addDwell,
  type DwellStage,
  dwellStages,
  dwellsOf,
  p95Days,
  publishedBudgetMs,
  sampleOf,
  shrunkBudgetMs,
} from "./dwell.ts";

export type SeenParcel = {
  readonly waybillId: string;
  readonly solutionCode: string;
  readonly country: string;
  readonly trace: Trace;
};

/** "" stands for any solution or country. */
export type LearntBudget = {
  readonly serviceClass: ServiceClass;
  readonly solutionCode: string;
  readonly country: string;
  readonly stage: DwellStage;
  readonly sample: number;
  readonly p95Days: number;
  readonly budgetMs: number;
};

type KnownClasses = ReadonlyMap<string, { readonly class: ServiceClass; readonly days: number | null }>;

/**
 * Counts stays and makes budgets of them: a lane's is drawn towards its solution's, that towards its class's, and that
 * towards the published time, each by how few parcels were seen. A parcel that is still in a stage counts with the time that
 * it has been there, so that those who never left are not left out.
 */
export function learnBudgets() {
  const lanes = new Map<string, { readonly lane: SeenLane; readonly counts: Record<DwellStage, number[]> }>();
  return {
    add(parcels: readonly SeenParcel[], now: Instant): void {
      for (const { solutionCode, country, trace } of parcels) {
        const key = `${solutionCode} ${country}`;
        const entry = lanes.get(key) ?? { lane: { solutionCode, country }, counts: noCounts() };
        lanes.set(key, entry);
        for (const dwell of dwellsOf(trace, now)) addDwell(entry.counts[dwell.stage], dwell);
      }
    },
    budgets(classes: KnownClasses): readonly LearntBudget[] {
      const known = [...lanes.values()].flatMap(({ lane, counts }) => {
        const of = classes.get(lane.solutionCode);
        return of ? [{ ...lane, ...of, counts }] : [];
      });
      return dwellStages.flatMap((stage) => budgetsOf(stage, known));
    },
  };
}

type SeenLane = Pick<SeenParcel, "solutionCode" | "country">;
type CountedLane = SeenLane & {
  readonly class: ServiceClass;
  readonly days: number | null;
  readonly counts: Readonly<Record<DwellStage, readonly number[]>>;
};

function budgetsOf(stage: DwellStage, lanes: readonly CountedLane[]): LearntBudget[] {
  const found: LearntBudget[] = [];
  const budget = (
    of: { readonly serviceClass: ServiceClass; readonly solutionCode: string; readonly country: string },
    some: readonly CountedLane[],
    widerMs: number,
  ): number => {
    const counts = sumOf(some.map((lane) => lane.counts[stage]));
    const [sample, p95, budgetMs] = [sampleOf(counts), p95Days(counts), shrunkBudgetMs(counts, widerMs)];
    if (p95 !== null) found.push({ ...of, stage, sample, p95Days: p95, budgetMs });
    return budgetMs;
  };
  for (const [serviceClass, ofClass] of grouped(lanes, (lane) => lane.class)) {
    const all = { serviceClass, solutionCode: "", country: "" };
    const classMs = budget(all, ofClass, publishedBudgetMs(stage, serviceClass, null));
    for (const [solutionCode, ofSolution] of grouped(ofClass, (lane) => lane.solutionCode)) {
      // what a line publishes of itself is known as well as what its class does
      const published = publishedBudgetMs(stage, serviceClass, ofSolution[0]?.days ?? null);
      const widerMs = Math.max(classMs, published);
      const solutionMs = budget({ serviceClass, solutionCode, country: "" }, ofSolution, widerMs);
      for (const lane of ofSolution) budget({ serviceClass, solutionCode, country: lane.country }, [lane], solutionMs);
    }
  }
  return found;
}

function grouped<T, K extends string>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function sumOf(lists: readonly (readonly number[])[]): number[] {
  const sum: number[] = [];
  for (const list of lists) for (const [day, count] of list.entries()) sum[day] = (sum[day] ?? 0) + count;
  return Array.from(sum, (count) => count ?? 0);
}

function noCounts(): Record<DwellStage, number[]> {
  return { pickup: [], export: [], linehaul: [], import: [], delivery: [] };
}
