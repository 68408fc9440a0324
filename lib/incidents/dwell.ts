import type { ServiceClass } from "#lib/carriers/service-class";
import { dayMs, hourMs, type Instant } from "#lib/kit/time";
import { earliest, seenIn } from "#lib/tracking/sightings";
import type { Trace } from "#lib/tracking/trace";

/** Stages in which a parcel must not stay for ever. */
export const dwellStages = ["pickup", "export", "linehaul", "import", "delivery"] as const;
export type DwellStage = (typeof dwellStages)[number];

export function isDwellStage(stage: string): stage is DwellStage {
  return (dwellStages as readonly string[]).includes(stage);
}

/** How long a parcel stayed in a stage; `isOver` false: it is still there, and stays at least so long. */
export type Dwell = { readonly stage: DwellStage; readonly ms: number; readonly isOver: boolean };

/**
 * The stays of one parcel: from the first sight of a stage to the first sight of a later one. A stage that nobody reported
 * has none; a stay that came out negative (a late clock) counts as none.
 */
export function dwellsOf(trace: Trace, now: Instant): readonly Dwell[] {
  const { places } = seenIn(trace);
  const firstOf = (stages: readonly string[]) => earliest(places.filter((one) => stages.includes(one.stage)));
  return dwellStages.flatMap((stage, at): Dwell[] => {
    const since = firstOf([stage]);
    if (since === null) return [];
    const next = firstOf([...dwellStages.slice(at + 1), "done", "return", "closed"]);
    if (next === null) return now > since ? [{ stage, ms: now - since, isOver: false }] : [];
    return next >= since ? [{ stage, ms: next - since, isOver: true }] : [];
  });
}

/** Stays counted by whole days; the last place holds all that took longer. */
export const lastDwellDay = 90;
export type DwellCounts = readonly number[];

export function addDwell(counts: number[], { ms }: Pick<Dwell, "ms">): void {
  const day = Math.min(lastDwellDay, Math.ceil(ms / dayMs));
  while (counts.length <= day) counts.push(0);
  counts[day] = (counts[day] ?? 0) + 1;
}

/** The number of days that 95 of 100 stays did not exceed; null for no stay at all. */
export function p95Days(counts: DwellCounts): number | null {
  const total = sampleOf(counts);
  if (total === 0) return null;
  let seen = 0;
  for (const [day, count] of counts.entries()) {
    seen += count;
    if (seen >= total * 0.95) return day;
  }
  return lastDwellDay;
}

export function sampleOf(counts: DwellCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What a stage may take of the published days, and at least; ALP's own, lines publish one time for the whole way. */
const published: Readonly<
  Record<DwellStage, { readonly share: number; readonly slowShare: number; readonly days: number }>
> = {
  pickup: { share: 0.2, slowShare: 0.2, days: 3 },
  export: { share: 0.2, slowShare: 0.25, days: 4 },
  // gaps of 48 and 50 days on the line-haul were followed by deliveries: a cheap line may take all of its time there
  linehaul: { share: 0.6, slowShare: 1.1, days: 7 },
  import: { share: 0.35, slowShare: 0.5, days: 5 },
  delivery: { share: 0.35, slowShare: 0.5, days: 6 },
};

/** The days of a class that publishes none. Source: times of the official families. */
const classDays: Readonly<Record<ServiceClass, number>> = { economy: 45, simple: 45, standard: 45, express: 15 };

/** The budget of a stage of which nothing is known but what the line publishes, `days`: the whole way, at most. */
export function publishedBudgetMs(stage: DwellStage, serviceClass: ServiceClass, days: number | null): number {
  const rule = published[stage];
  const isSlow = serviceClass === "economy" || serviceClass === "simple";
  return (
    Math.max(rule.days, Math.round((days ?? classDays[serviceClass]) * (isSlow ? rule.slowShare : rule.share))) * dayMs
  );
}

/** So many parcels must have been seen before what was learnt weighs as much as what was known before. */
export const priorParcels = 40;
/** Whatever history says: nothing is called stalled within a day and a half, nor only after three months. */
const bounds = { least: 36 * hourMs, most: 90 * dayMs };

/** The budget that was learnt, drawn towards the wider one by how little was seen: n and 40 parcels weigh as they are many. */
export function shrunkBudgetMs(counts: DwellCounts, widerMs: number): number {
  const [learnt, n] = [p95Days(counts), sampleOf(counts)];
  if (learnt === null) return clamp(widerMs);
  const share = n / (n + priorParcels);
  return clamp(Math.round(share * learnt * dayMs + (1 - share) * widerMs));
}

function clamp(ms: number): number {
  return Math.min(bounds.most, Math.max(bounds.least, ms));
}

/** Budgets by `budgetKey`, in milliseconds, as the nightly job learnt them. */
export type DwellBook = ReadonlyMap<string, number>;

export function budgetKey(
  serviceClass: ServiceClass,
  solutionCode: string,
  country: string,
  stage: DwellStage,
): string {
  return `${serviceClass} ${solutionCode} ${country} ${stage}`;
}

/** The budget of a stage for a parcel: of its lane, else of its solution, else of its class, else as published. */
export function budgetOf(
  book: DwellBook,
  lane: { readonly serviceClass: ServiceClass; readonly solutionCode: string; readonly country: string },
  days: number | null,
): (stage: DwellStage) => number {
  const { serviceClass, solutionCode, country } = lane;
  return (stage) =>
    book.get(budgetKey(serviceClass, solutionCode, country, stage)) ??
    book.get(budgetKey(serviceClass, solutionCode, "", stage)) ??
    book.get(budgetKey(serviceClass, "", "", stage)) ??
    publishedBudgetMs(stage, serviceClass, days);
}
