import { addDays, type Instant, startOfChinaDay } from "#lib/kit/time";
import { type Facet, type FacetChoice, type FacetGroup, facets, type ParcelCounts, parcelCounts } from "./counts.ts";
import { type FigureBasis, figureFilter } from "./judged-parcels.ts";
import type { ParcelColumns, ParcelGroup, ParcelIncident } from "./parcel-columns.ts";
import { ageSteps, silenceSteps, stepMs } from "./parcel-steps.ts";
import type { TrackingSearch } from "./search.ts";
import type { Stage } from "./stages.ts";

export type IncidentChoices = Readonly<Record<"incidents" | "severities" | "owner", readonly FacetChoice[]>>;

/** The places of the parcels that a text was found in; null: no text is asked for. */
export type TextPlaces = ReadonlySet<number> | null;

type Holds = (place: number) => boolean;
const named = ["stage", "trouble", "country", "solution", "carrier", "template", "value"] as const satisfies Facet[];

/** The value that a group of parcels has in each facet; "": none. */
const facetValue: Readonly<Record<(typeof named)[number], (group: ParcelGroup) => string>> = {
  stage: ({ stage }) => stage,
  trouble: ({ exception }) => exception ?? "",
  country: ({ country }) => country,
  solution: ({ solutionCode }) => solutionCode,
  carrier: ({ carrierCode }) => carrierCode,
  template: ({ templateId }) => templateId ?? "",
  value: ({ band }) => band ?? "",
};

/** Which values a search lets through, by facet; a facet that is not asked for is missing. */
function namedFilters(search: TrackingSearch): readonly (readonly [Facet, (group: ParcelGroup) => boolean])[] {
  const among = (values: readonly string[]) => (values.length === 0 ? null : (value: string) => values.includes(value));
  const { trouble, template, value } = search;
  const takes: Readonly<Record<(typeof named)[number], ((value: string) => boolean) | null>> = {
    stage: among(search.stages),
    trouble: trouble === "any" ? (kind) => kind !== "" : among(trouble),
    country: among(search.countries),
    solution: among(search.solutions),
    carrier: among(search.carriers),
    template: template === null ? null : among([template === "none" ? "" : template]),
    value: value === null ? null : among([value]),
  };
  return named.flatMap((facet) => {
    const take = takes[facet];
    return take ? [[facet, (group: ParcelGroup) => take(facetValue[facet](group))] as const] : [];
  });
}

/** The filters that no facet of the row answers: text, ship dates, a figure, and, where asked, incidents. */
function otherFilter(
  columns: ParcelColumns,
  search: TrackingSearch,
  basis: FigureBasis,
  { found, withIncidents }: { readonly found: TextPlaces; readonly withIncidents: boolean },
): Holds {
  const { bookedAt } = columns.times;
  const { from, to, figure } = search;
  const filters: Holds[] = [];
  if (found) filters.push((place) => found.has(place));
  if (from !== null) {
    const first = startOfChinaDay(from);
    filters.push((place) => (bookedAt[place] ?? 0) >= first);
  }
  if (to !== null) {
    const end = startOfChinaDay(addDays(to, 1));
    filters.push((place) => (bookedAt[place] ?? 0) < end);
  }
  if (withIncidents && asksIncidents(search)) {
    const asked = isAskedFor(search);
    const fits = (one: ParcelIncident) => one.closedAt === null && asked(one);
    filters.push((place) => columns.incidents.get(place)?.some(fits) ?? false);
  }
  if (figure) filters.push(figureFilter(columns, figure, basis));
  const [only] = filters;
  if (!only) return () => true;
  return filters.length === 1 ? only : (place) => filters.every((holds) => holds(place));
}

function asksIncidents({ incidents, severities, owner }: TrackingSearch): boolean {
  return incidents.length + severities.length > 0 || owner !== null;
}

type NamedIncident = Pick<ParcelIncident, "kind" | "severity" | "ownerId">;

function incidentFilters({ incidents, severities, owner }: TrackingSearch) {
  const whose = owner === "nobody" ? null : owner;
  return {
    kind: ({ kind }: NamedIncident) => incidents.length === 0 || incidents.includes(kind),
    severity: ({ severity }: NamedIncident) => severities.length === 0 || severities.includes(severity),
    owner: ({ ownerId }: NamedIncident) => owner === null || ownerId === whose,
  };
}

/** Whether an unsettled incident is one that a search asks for; all are when it asks for none by kind, severity or owner. */
export function isAskedFor(search: TrackingSearch): (one: NamedIncident) => boolean {
  const { kind, severity, owner } = incidentFilters(search);
  return (one) => kind(one) && severity(one) && owner(one);
}

/** How many of the steps each parcel has reached: nothing heard of it, shipped so long ago. */
function reachedSteps({ times }: ParcelColumns, now: Instant) {
  const { bookedAt, heardAt, endedAt } = times;
  const before = (steps: Parameters<typeof stepMs>[0][]) => steps.map((step) => now - stepMs(step));
  const [silent, old] = [before([...silenceSteps]), before([...ageSteps])];
  const reached = (limits: readonly number[], at: number) => {
    let step = 0;
    while (step < limits.length && at <= (limits[step] ?? 0)) step += 1;
    return step;
  };
  return {
    silence: (place: number) => (Number.isNaN(endedAt[place]) ? reached(silent, heardAt[place] ?? Number.NaN) : 0),
    age: (place: number) => reached(old, bookedAt[place] ?? Number.NaN),
  };
}

const notMissed = 0;
const twice = -1;

/** By group the facet whose filter holds it back, counted from 1; `notMissed`, or `twice` for several. */
function missedByGroup(columns: ParcelColumns, search: TrackingSearch): Int8Array {
  const filters = namedFilters(search);
  return Int8Array.from(columns.groups, (group) => {
    const missed = filters.filter(([, takes]) => !takes(group));
    const [first] = missed;
    if (!first) return notMissed;
    return missed.length > 1 ? twice : facets.indexOf(first[0]) + 1;
  });
}

/**
 * Exact counts of a list: `total` of what the filters show; every facet under all filters but itself. What two filters hold
 * back is in no count.
 */
export function countFacets(
  columns: ParcelColumns,
  search: TrackingSearch,
  basis: FigureBasis,
  found: TextPlaces,
): ParcelCounts {
  const { group, groups, size } = columns;
  const others = otherFilter(columns, search, basis, { found, withIncidents: true });
  const reached = reachedSteps(columns, basis.now);
  const missedOf = missedByGroup(columns, search);
  const wanted = {
    silence: search.silence === null ? 0 : silenceSteps.indexOf(search.silence) + 1,
    age: search.age === null ? 0 : ageSteps.indexOf(search.age) + 1,
  };
  const places = { silence: facets.indexOf("silence") + 1, age: facets.indexOf("age") + 1 };
  const width = facets.length + 1;
  const byGroup = new Uint32Array(groups.length * width);
  const bySteps = {
    silence: new Uint32Array((silenceSteps.length + 1) * width),
    age: new Uint32Array((ageSteps.length + 1) * width),
  };
  const add = (counts: Uint32Array, place: number) => {
    counts[place] = (counts[place] ?? 0) + 1;
  };
  for (let place = 0; place < size; place += 1) {
    const own = group[place] ?? 0;
    let missed = missedOf[own] ?? notMissed;
    if (missed === twice) continue;
    const [silence, age] = [reached.silence(place), reached.age(place)];
    if (silence < wanted.silence) {
      if (missed !== notMissed) continue;
      missed = places.silence;
    }
    if (age < wanted.age) {
      if (missed !== notMissed) continue;
      missed = places.age;
    }
    if (!others(place)) continue;
    add(byGroup, own * width + missed);
    add(bySteps.silence, silence * width + missed);
    add(bySteps.age, age * width + missed);
  }
  const list: FacetGroup[] = [];
  const tell = (counts: Uint32Array, row: number, facet: Facet, value: string) => {
    for (let missed = 0; missed < width; missed += 1) {
      const count = counts[row * width + missed] ?? 0;
      if (count > 0) list.push({ facet, value, missed: facets[missed - 1] ?? "", count });
    }
  };
  for (const [row, one] of groups.entries())
    for (const facet of named) tell(byGroup, row, facet, facetValue[facet](one));
  for (const facet of ["silence", "age"] as const) {
    const steps = bySteps[facet].length / width;
    for (let step = 0; step < steps; step += 1) tell(bySteps[facet], step, facet, String(step));
  }
  return parcelCounts(list);
}

/** How many of all parcels are in each stage: what the facets of the whole list say of it. */
export function countStages({ group, groups, size }: ParcelColumns): Readonly<Partial<Record<Stage, number>>> {
  const byGroup = new Uint32Array(groups.length);
  for (let place = 0; place < size; place += 1) {
    const own = group[place] ?? 0;
    byGroup[own] = (byGroup[own] ?? 0) + 1;
  }
  const counts: Partial<Record<Stage, number>> = {};
  for (const [own, { stage }] of groups.entries()) {
    const count = byGroup[own] ?? 0;
    if (count > 0) counts[stage] = (counts[stage] ?? 0) + count;
  }
  return counts;
}

/** Whether a list shows a parcel; `withIncidents` false leaves the filters of incidents aside. */
function listFilter(
  columns: ParcelColumns,
  search: TrackingSearch,
  basis: FigureBasis,
  also: { readonly found: TextPlaces; readonly withIncidents: boolean },
): Holds {
  const { group } = columns;
  const missedOf = missedByGroup(columns, search);
  const reached = reachedSteps(columns, basis.now);
  const others = otherFilter(columns, search, basis, also);
  const { silence, age } = search;
  return (place) =>
    missedOf[group[place] ?? 0] === notMissed &&
    (silence === null || reached.silence(place) > silenceSteps.indexOf(silence)) &&
    (age === null || reached.age(place) > ageSteps.indexOf(age)) &&
    others(place);
}

/** One row of a list, and by what it is sorted. */
export type PageRow = { readonly waybillId: string; readonly updatedAt: Instant };

/** The first `limit` parcels that a search shows, from its cursor on, in its order. */
export function pageOfParcels(
  columns: ParcelColumns,
  search: TrackingSearch,
  basis: FigureBasis,
  { found, limit }: { readonly found: TextPlaces; readonly limit: number },
): readonly PageRow[] {
  const { updatedAt } = columns.times;
  const shows = listFilter(columns, search, basis, { found, withIncidents: true });
  const sign = search.sort === "newest" ? -1 : 1;
  const compare = (a: number, b: number) => {
    const [one, other] = [updatedAt[a] ?? 0, updatedAt[b] ?? 0];
    if (one !== other) return sign * (one - other);
    return columns.idOf(a) < columns.idOf(b) ? -sign : sign;
  };
  const { after } = search;
  const isAfter = (place: number, { at, id }: PageStart) => {
    const own = updatedAt[place] ?? 0;
    if (own !== at) return sign * (own - at) > 0;
    return sign > 0 ? columns.idOf(place) > id : columns.idOf(place) < id;
  };
  let best: number[] = [];
  let last: number | undefined;
  for (let place = 0; place < columns.size; place += 1) {
    // most parcels are not of this page: the clock says so before any filter is asked
    if (last !== undefined && compare(place, last) > 0) continue;
    if ((after && !isAfter(place, after)) || !shows(place)) continue;
    best.push(place);
    // sorted now and then, so that each parcel costs little
    if (best.length < limit * 2) continue;
    best = best.sort(compare).slice(0, limit);
    last = best.at(-1);
  }
  return best
    .sort(compare)
    .slice(0, limit)
    .map((place) => ({ waybillId: columns.idOf(place), updatedAt: updatedAt[place] ?? 0 }));
}

/** What a search shows on all its pages: how many parcels, and which of them have incidents that it asks for. */
export type TroubledParcels = {
  readonly total: number;
  readonly waybillIds: readonly string[];
  /** Unsettled incidents that are asked for. */
  readonly incidents: number;
};

export function troubledParcels(
  columns: ParcelColumns,
  search: TrackingSearch,
  basis: FigureBasis,
  found: TextPlaces,
): TroubledParcels {
  const shows = listFilter(columns, search, basis, { found, withIncidents: true });
  const asked = isAskedFor(search);
  const waybillIds: string[] = [];
  let total = 0;
  let count = 0;
  for (let place = 0; place < columns.size; place += 1) {
    if (!shows(place)) continue;
    total += 1;
    const own = columns.incidents.get(place)?.filter((one) => one.closedAt === null && asked(one)).length ?? 0;
    if (own === 0) continue;
    count += own;
    waybillIds.push(columns.idOf(place));
  }
  return { total, waybillIds, incidents: count };
}

type PageStart = NonNullable<TrackingSearch["after"]>;

/**
 * Parcels with unsettled incidents by kind, severity and owner, each under all other filters; the owner "" is nobody. A
 * parcel with two kinds is found under both.
 */
export function countIncidentChoices(
  columns: ParcelColumns,
  search: TrackingSearch,
  basis: FigureBasis,
  found: TextPlaces,
): IncidentChoices {
  const shows = listFilter(columns, search, basis, { found, withIncidents: false });
  const { kind, severity, owner } = incidentFilters(search);
  const counts = { incidents: new Map<string, number>(), severities: new Map(), owner: new Map() };
  const add = (map: Map<string, number>, values: readonly string[]) => {
    for (const value of new Set(values)) map.set(value, (map.get(value) ?? 0) + 1);
  };
  for (const [place, incidents] of columns.incidents) {
    const open = incidents.filter(({ closedAt }) => closedAt === null);
    if (open.length === 0 || !shows(place)) continue;
    const of = (others: readonly ((one: ParcelIncident) => boolean)[]) =>
      open.filter((one) => others.every((fits) => fits(one)));
    add(
      counts.incidents,
      of([severity, owner]).map((one) => one.kind),
    );
    add(
      counts.severities,
      of([kind, owner]).map((one) => one.severity),
    );
    add(
      counts.owner,
      of([kind, severity]).map(({ ownerId }) => ownerId ?? ""),
    );
  }
  const choices = (map: ReadonlyMap<string, number>) =>
    [...map]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    incidents: choices(counts.incidents),
    severities: choices(counts.severities),
    owner: choices(counts.owner),
  };
}
