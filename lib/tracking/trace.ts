import type { Instant } from "#lib/kit/time";
import type { VocabularyName } from "./vocabulary.ts";

/** First and last time that one meaning was reported, and the code that last reported it. */
export type Mark = { readonly first: Instant; readonly last: Instant; readonly code: string };

export type LatestEvent = {
  readonly vocabulary: VocabularyName;
  readonly code: string;
  readonly text: string;
  readonly at: Instant;
  readonly publishedAt: Instant;
  readonly place: string | null;
};

export type UnknownCode = {
  readonly vocabulary: VocabularyName;
  readonly code: string;
  readonly text: string;
  readonly first: Instant;
  readonly last: Instant;
};

export type OddEvent = {
  readonly vocabulary: VocabularyName;
  readonly code: string;
  readonly at: Instant;
  readonly why: "future" | "too_old";
};

/**
 * All that a parcel's events leave behind for the fold, of bounded size: the raw events are kept elsewhere. Every part is a
 * smallest, a largest or the k smallest of the set of events, hence independent of order and repeats.
 */
export type Trace = {
  /** By key of meaning, sorted. */
  readonly marks: Readonly<Record<string, Mark>>;
  readonly latest: LatestEvent | null;
  readonly firstAt: Instant | null;
  readonly unknown: readonly UnknownCode[];
  readonly odd: readonly OddEvent[];
};

export const emptyTrace: Trace = { marks: {}, latest: null, firstAt: null, unknown: [], odd: [] };

/** A parcel with more different unknown codes or odd events keeps the first of them; all stay among the raw events. */
const kept = 20;

/** Puts an entry into a sorted list of at most `kept`; an equal one is merged. */
export function keepSmallest<T>(
  list: readonly T[],
  entry: T,
  compare: (a: T, b: T) => number,
  merge: (a: T, b: T) => T,
): readonly T[] {
  const at = list.findIndex((item) => compare(item, entry) >= 0);
  const found = at === -1 ? undefined : list[at];
  if (found !== undefined && compare(found, entry) === 0) return list.with(at, merge(found, entry));
  const index = at === -1 ? list.length : at;
  return index >= kept ? list : list.toSpliced(index, 0, entry).slice(0, kept);
}
