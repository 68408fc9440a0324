import { cutText } from "#lib/kit/cut-text";
import type { Instant } from "#lib/kit/time";
import type { TrackingEvent } from "./event.ts";
import { oddInstant } from "./instant.ts";
import { readTrace } from "./read-trace.ts";
import type { TrackingState } from "./state.ts";
import { refinedByText } from "./text-rules.ts";
import {
  emptyTrace,
  keepSmallest,
  type LatestEvent,
  type Mark,
  type OddEvent,
  type Trace,
  type UnknownCode,
} from "./trace.ts";
import { meaningOf, type StaffMeanings } from "./vocabulary.ts";

/**
 * Folds events into the state of a parcel. Pure and incremental: whatever the order of arrival, the grouping and the
 * number of repeats, the state equals a fold of all events from scratch, because everything remembered is a smallest, a
 * largest or a first of the set. Events that cannot have happened when they say are set apart and change nothing else.
 */
export function foldTracking(
  state: Pick<TrackingState, "trace"> | null,
  events: readonly TrackingEvent[],
  staff?: StaffMeanings,
): TrackingState {
  const before = state?.trace ?? emptyTrace;
  const draft = new Draft(before);
  for (const event of events) draft.add(event, staff);
  return readTrace(draft.trace());
}

/** A trace being written; the one it came from is never changed. */
class Draft {
  private readonly marks: Map<string, Mark>;
  private latest: LatestEvent | null;
  private firstAt: Instant | null;
  private unknown: readonly UnknownCode[];
  private odd: readonly OddEvent[];

  constructor(from: Trace) {
    this.marks = new Map(Object.entries(from.marks));
    this.latest = from.latest;
    this.firstAt = from.firstAt;
    this.unknown = from.unknown;
    this.odd = from.odd;
  }

  add(event: TrackingEvent, staff: StaffMeanings | undefined): void {
    const why = oddInstant(event.at, event.receivedAt);
    if (why !== null) {
      const odd = { vocabulary: event.vocabulary, code: event.code, at: event.at, why };
      this.odd = keepSmallest(this.odd, odd, compareOdd, sameOdd);
      return;
    }
    if (this.firstAt === null || event.at < this.firstAt) this.firstAt = event.at;
    if (this.latest === null || isLater(event, this.latest)) this.latest = latestOf(event);
    const known = meaningOf(event.vocabulary, event.code, staff);
    if (known === null) this.addUnknown(event);
    else this.addMark(refinedByText(known, event).key, event);
  }

  private addMark(key: string, event: TrackingEvent): void {
    const mark = this.marks.get(key);
    if (mark === undefined) {
      this.marks.set(key, { first: event.at, last: event.at, code: event.code });
      return;
    }
    const first = Math.min(mark.first, event.at);
    const later = event.at > mark.last || (event.at === mark.last && event.code < mark.code);
    if (later) this.marks.set(key, { first, last: event.at, code: event.code });
    else if (first !== mark.first) this.marks.set(key, { ...mark, first });
  }

  private addUnknown(event: TrackingEvent): void {
    const { vocabulary, code, text, at } = event;
    const entry = { vocabulary, code, text: cutText(text, 200), first: at, last: at };
    this.unknown = keepSmallest(this.unknown, entry, compareUnknown, mergeUnknown);
  }

  trace(): Trace {
    const marks = Object.fromEntries([...this.marks].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { marks, latest: this.latest, firstAt: this.firstAt, unknown: this.unknown, odd: this.odd };
  }
}

function latestOf(event: TrackingEvent): LatestEvent {
  return {
    vocabulary: event.vocabulary,
    code: event.code,
    text: cutText(event.text, 300),
    at: event.at,
    publishedAt: event.publishedAt,
    place: event.place ?? null,
  };
}

/** A total order, so that the latest of a set does not depend on who came last. */
function isLater(event: TrackingEvent, than: LatestEvent): boolean {
  if (event.at !== than.at) return event.at > than.at;
  if (event.publishedAt !== than.publishedAt) return event.publishedAt > than.publishedAt;
  if (event.vocabulary !== than.vocabulary) return event.vocabulary > than.vocabulary;
  if (event.code !== than.code) return event.code > than.code;
  const text = cutText(event.text, 300);
  return text !== than.text ? text > than.text : (event.place ?? "") > (than.place ?? "");
}

function compareOdd(a: OddEvent, b: OddEvent): number {
  return a.at - b.at || compareText(a.code, b.code) || compareText(a.vocabulary, b.vocabulary);
}

function sameOdd(a: OddEvent): OddEvent {
  return a;
}

function compareUnknown(a: UnknownCode, b: UnknownCode): number {
  return compareText(a.vocabulary, b.vocabulary) || compareText(a.code, b.code);
}

/** The text shown is that of the latest report; among equals the smaller, so that order does not matter. */
function mergeUnknown(a: UnknownCode, b: UnknownCode): UnknownCode {
  const newer = b.last > a.last || (b.last === a.last && b.text < a.text) ? b : a;
  return { ...newer, first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
