import { dayMs, hourMs, type Instant } from "#lib/kit/time";
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

/**
 * What all figures say of each parcel at once, and for which moments of this day that holds: strictly between `from` and
 * `until`. Where the moment is itself one at which something changes, it holds for no other.
 */
export function verdictsOf(columns: ParcelColumns, basis: FigureBasis) {
  const { judge, bar, isBooked, isJudged, isTroubled, isUnderway, inTrouble } = judgesOf(columns, basis);
  const { incidents, times } = columns;
  const { bookedAt, pickedUpAt, endedAt, paidAt, deadlineAt, declaredAt } = times;
  const { now } = basis;
  const verdict = { flags: 0, from: 0, until: 0 };
  const addRate = (judged: Verdict, { met, missed, all }: (typeof slots)["declared"]) => {
    if (judged !== null) verdict.flags += all + (judged === "met" ? met : missed);
  };
  const turnsAt = (at: number) => {
    if (at < now) verdict.from = Math.max(verdict.from, at);
    else if (at > now) verdict.until = Math.min(verdict.until, at);
    else if (at === now) verdict.from = Number.POSITIVE_INFINITY;
  };
  const turnsUnlessDone = (done: Float64Array, from: Float64Array, place: number, span: number) => {
    if (Number.isNaN(done[place])) turnsAt((from[place] ?? Number.NaN) + span);
  };
  /** Written out instead of looped over: it runs for every parcel. The answer is overwritten by the next. */
  return (place: number): Readonly<typeof verdict> => {
    Object.assign(verdict, { flags: 0, from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY });
    const [booked, ended] = [bookedAt[place] ?? Number.NaN, endedAt[place] ?? Number.NaN];
    for (const at of [booked, ended]) {
      turnsAt(at);
      turnsAt(at + comparedMs);
    }
    if (isUnderway.now(place)) verdict.flags += slots.underway.now;
    if (isUnderway.before(place)) verdict.flags += slots.underway.before;
    const transit = bar.transit(place);
    if (transit !== null) {
      verdict.flags += slots.transit * 2 ** transit;
      addRate(judge.on_time(place), slots.on_time);
    }
    const own = incidents.get(place);
    if (own) {
      if (isTroubled(place)) verdict.flags += slots.troubled;
      if (inTrouble.now(place)) verdict.flags += slots.trouble.now;
      if (inTrouble.before(place)) verdict.flags += slots.trouble.before;
      for (const { raisedAt, closedAt } of own) {
        turnsAt(raisedAt + comparedMs);
        if (closedAt !== null) turnsAt(closedAt + comparedMs);
      }
    }
    // nothing else is said of who was shipped longer ago
    if (!isBooked(place)) return verdict;
    verdict.flags += slots.booked;
    const scan = bar.scan(place);
    if (scan !== null) verdict.flags += slots.scan * 2 ** scan;
    if (!isJudged(place)) return verdict;
    addRate(judge.declared(place), slots.declared);
    addRate(judge.dispatched(place), slots.dispatched);
    addRate(judge.online_72h(place), slots.online_72h);
    addRate(judge.online_7d(place), slots.online_7d);
    turnsUnlessDone(declaredAt, deadlineAt, place, 0);
    turnsUnlessDone(declaredAt, paidAt, place, dispatchedMs);
    turnsUnlessDone(pickedUpAt, paidAt, place, onlineMs.online_72h);
    turnsUnlessDone(pickedUpAt, paidAt, place, onlineMs.online_7d);
    return verdict;
  };
}

/** The flags of a verdict as places in `figures`. */
export function figuresOfFlags(flags: number): readonly number[] {
  const list: number[] = [];
  for (let slot = 0, rest = flags; rest > 0; slot += 1, rest = Math.floor(rest / 2))
    if (rest % 2 === 1) list.push(slot);
  return list;
}

/** One power of two for each figure, exact in a number up to 53 of them. */
const slotOf = (figure: Figure) => 2 ** figures.findIndex((one) => figureName(one) === figureName(figure));
const slotsOf = (of: Rate) => ({
  ...{ met: slotOf({ of, part: "met" }), missed: slotOf({ of, part: "missed" }), all: slotOf({ of, part: "all" }) },
});

/** The flag of each figure; of bars, the first one's. */
const slots = {
  ...{ declared: slotsOf("declared"), dispatched: slotsOf("dispatched"), on_time: slotsOf("on_time") },
  ...{ online_72h: slotsOf("online_72h"), online_7d: slotsOf("online_7d") },
  ...{ scan: slotOf({ of: "scan", bar: 0 }), transit: slotOf({ of: "transit", bar: 0 }) },
  ...{ booked: slotOf({ of: "booked" }), troubled: slotOf({ of: "troubled" }) },
  underway: { now: slotOf({ of: "underway", part: "now" }), before: slotOf({ of: "underway", part: "then" }) },
  trouble: { now: slotOf({ of: "trouble", part: "now" }), before: slotOf({ of: "trouble", part: "then" }) },
};
