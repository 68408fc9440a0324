import { dayMs, hourMs, type Instant } from "#lib/kit/time";
import type { LaneFigures } from "./dashboard.ts";
import {
  comparedMs,
  dispatchedMs,
  type Figure,
  figureName,
  figures,
  onlineMs,
  type Rate,
  ratesSince,
  scanBars,
  transitBars,
} from "./figures.ts";
import type { ParcelColumns } from "./parcel-columns.ts";

/** The last day of what each solution promises: by `solution country`, and by `solution` where a country has no own. */
export type Promises = Readonly<Record<string, number>>;

/** What figures and lists are measured against: the moment, and what solutions promise. */
export type FigureBasis = { readonly now: Instant; readonly promises: Promises };

type Holds = (place: number) => boolean;
type Verdict = "met" | "missed" | null;
type Judge = (place: number) => Verdict;
type Bar = (place: number) => number | null;

/** Days of the calendar in China, which knows no summer time. */
const chinaDay = (at: number) => Math.floor((at + 8 * hourMs) / dayMs);

/**
 * The one definition of each figure: what it says of each of these parcels; counted by it, and listed by it behind the
 * figure's link. The columns must not change while it is used.
 */
function judgesOf(columns: ParcelColumns, { now, promises }: FigureBasis) {
  const { group, groups, incidents, times } = columns;
  const { bookedAt, pickedUpAt, deliveredAt, endedAt, paidAt, deadlineAt, declaredAt } = times;
  const since = ratesSince(now);
  const at = (column: Float64Array, place: number) => column[place] ?? Number.NaN;
  const isCancelled = groups.map((one) => one.isCancelled);
  const promised = groups.map(
    ({ solutionCode, country }) => promises[`${solutionCode} ${country}`] ?? promises[solutionCode] ?? null,
  );
  const isBooked: Holds = (place) => at(bookedAt, place) >= since;
  // what is not done yet is judged once its time is over
  const byThen = (done: Float64Array, from: Float64Array, span: number): Judge => {
    return (place) => {
      const doneAt = at(done, place);
      const limit = at(from, place) + span;
      if (doneAt <= limit) return "met";
      return doneAt > limit || limit < now ? "missed" : null;
    };
  };
  const isJudged: Holds = (place) => isBooked(place) && !isCancelled[group[place] ?? 0];
  const transitDays = (place: number) => {
    const picked = at(pickedUpAt, place);
    const from = Number.isNaN(picked) ? at(bookedAt, place) : picked;
    return Math.max(0, chinaDay(at(deliveredAt, place)) - chinaDay(from));
  };
  // all but `on_time` only of those that are judged at all
  const judge: Readonly<Record<Rate, Judge>> = {
    declared: byThen(declaredAt, deadlineAt, 0),
    dispatched: byThen(declaredAt, paidAt, dispatchedMs),
    online_72h: byThen(pickedUpAt, paidAt, onlineMs.online_72h),
    online_7d: byThen(pickedUpAt, paidAt, onlineMs.online_7d),
    on_time: (place) => {
      const days = promised[group[place] ?? 0] ?? null;
      if (!(at(deliveredAt, place) >= since) || days === null) return null;
      return transitDays(place) <= days ? "met" : "missed";
    },
  };
  const bar: Readonly<Record<"scan" | "transit", Bar>> = {
    scan: (place) => {
      const span = at(pickedUpAt, place) - at(paidAt, place);
      return isBooked(place) && !Number.isNaN(span) ? barOf(scanBars, span / dayMs) : null;
    },
    transit: (place) => (at(deliveredAt, place) >= since ? barOf(transitBars, transitDays(place)) : null),
  };
  const underway = (moment: Instant): Holds => {
    return (place) => at(bookedAt, place) <= moment && !(at(endedAt, place) <= moment);
  };
  const weekAgo = now - comparedMs;
  const isUnderway = { now: underway(now), before: underway(weekAgo) };
  const inTrouble: Readonly<Record<"now" | "before", Holds>> = {
    now: (place) => isUnderway.now(place) && (incidents.get(place) ?? []).some(({ closedAt }) => closedAt === null),
    before: (place) =>
      isUnderway.before(place) &&
      (incidents.get(place) ?? []).some(
        ({ raisedAt, closedAt }) => raisedAt <= weekAgo && (closedAt === null || closedAt > weekAgo),
      ),
  };
  const isTroubled: Holds = (place) => isBooked(place) && incidents.has(place);
  return { judge, bar, isBooked, isJudged, isTroubled, isUnderway, inTrouble };
}

/** The bar that so many days fall into. */
function barOf(bars: readonly number[], days: number): number {
  for (let bar = 0; bar < bars.length; bar += 1) if (days <= (bars[bar] ?? 0)) return bar;
  return bars.length;
}

/** Whether a parcel is one of those that a figure counts. */
export function figureFilter(columns: ParcelColumns, figure: Figure, basis: FigureBasis): Holds {
  const { judge, bar, isBooked, isJudged, isTroubled, isUnderway, inTrouble } = judgesOf(columns, basis);
  switch (figure.of) {
    case "scan":
    case "transit": {
      const barOfPlace = bar[figure.of];
      return (place) => barOfPlace(place) === figure.bar;
    }
    case "booked":
      return isBooked;
    case "troubled":
      return isTroubled;
    case "underway":
      return isUnderway[figure.part === "now" ? "now" : "before"];
    case "trouble":
      return inTrouble[figure.part === "now" ? "now" : "before"];
    default: {
      const judged = judge[figure.of];
      const { part } = figure;
      const holds: Holds = part === "all" ? (place) => judged(place) !== null : (place) => judged(place) === part;
      return figure.of === "on_time" ? holds : (place) => isJudged(place) && holds(place);
    }
  }
}

/** All figures, exact, by solution and country. Written out instead of looped over: it runs for every parcel. */
export function judgeParcels(columns: ParcelColumns, basis: FigureBasis): readonly LaneFigures[] {
  const { judge, bar, isBooked, isJudged, isTroubled, isUnderway, inTrouble } = judgesOf(columns, basis);
  const { group, groups, incidents, size } = columns;
  const lanes = new Map<string, number>();
  const laneOf = groups.map(({ solutionCode, country }) => {
    const name = `${solutionCode}\n${country}`;
    const lane = lanes.get(name) ?? lanes.size;
    lanes.set(name, lane);
    return lane;
  });
  const width = figures.length;
  const counts = new Uint32Array(lanes.size * width);
  const add = (lane: number, slot: number) => {
    counts[lane * width + slot] = (counts[lane * width + slot] ?? 0) + 1;
  };
  const addRate = (lane: number, verdict: Verdict, { met, missed, all }: (typeof slots)["declared"]) => {
    if (verdict === null) return;
    add(lane, all);
    add(lane, verdict === "met" ? met : missed);
  };
  for (let place = 0; place < size; place += 1) {
    const lane = laneOf[group[place] ?? 0] ?? 0;
    if (isUnderway.now(place)) add(lane, slots.underway.now);
    if (isUnderway.before(place)) add(lane, slots.underway.before);
    const transit = bar.transit(place);
    if (transit !== null) {
      add(lane, slots.transit + transit);
      addRate(lane, judge.on_time(place), slots.on_time);
    }
    // nothing else is said of who was shipped longer ago
    if (!isBooked(place)) continue;
    add(lane, slots.booked);
    const scan = bar.scan(place);
    if (scan !== null) add(lane, slots.scan + scan);
    if (!isJudged(place)) continue;
    addRate(lane, judge.declared(place), slots.declared);
    addRate(lane, judge.dispatched(place), slots.dispatched);
    addRate(lane, judge.online_72h(place), slots.online_72h);
    addRate(lane, judge.online_7d(place), slots.online_7d);
  }
  for (const place of incidents.keys()) {
    const lane = laneOf[group[place] ?? 0] ?? 0;
    if (isTroubled(place)) add(lane, slots.troubled);
    if (inTrouble.now(place)) add(lane, slots.trouble.now);
    if (inTrouble.before(place)) add(lane, slots.trouble.before);
  }
  return [...lanes].map(([name, lane]) => {
    const [solutionCode = "", country = ""] = name.split("\n");
    return {
      ...{ solutionCode, country },
      counts: Object.fromEntries(figures.map((figure, slot) => [figureName(figure), counts[lane * width + slot] ?? 0])),
    };
  });
}

const slotOf = (figure: Figure) => figures.findIndex((one) => figureName(one) === figureName(figure));
const slotsOf = (of: Rate) => ({
  ...{ met: slotOf({ of, part: "met" }), missed: slotOf({ of, part: "missed" }), all: slotOf({ of, part: "all" }) },
});

/** The place of each figure among all; of bars, the first one's. */
const slots = {
  ...{ declared: slotsOf("declared"), dispatched: slotsOf("dispatched"), on_time: slotsOf("on_time") },
  ...{ online_72h: slotsOf("online_72h"), online_7d: slotsOf("online_7d") },
  ...{ scan: slotOf({ of: "scan", bar: 0 }), transit: slotOf({ of: "transit", bar: 0 }) },
  ...{ booked: slotOf({ of: "booked" }), troubled: slotOf({ of: "troubled" }) },
  underway: { now: slotOf({ of: "underway", part: "now" }), before: slotOf({ of: "underway", part: "then" }) },
  trouble: { now: slotOf({ of: "trouble", part: "now" }), before: slotOf({ of: "trouble", part: "then" }) },
};
