import type { Instant } from "#lib/kit/time";
import type { Mark, Trace } from "./trace.ts";
import { type Meaning, meaningOfKey } from "./vocabulary.ts";

/** A meaning of a trace that says where the parcel was; `first` is the first time that it may be believed. */
export type Sighting = Meaning & Mark;

export type Sightings = {
  /** Those that place the parcel, early papers left out. */
  readonly places: readonly Sighting[];
  /** All meanings as reported. */
  readonly all: readonly Sighting[];
};

/**
 * Sorts what was reported into what places the parcel and what is mere paper:
 * a start of import clearance counts only after the parcel was seen on its way out (a pre-declaration is no arrival); a
 * release or hold of import customs before the export or departure was given on paper too; coarse news counts only where
 * nothing finer is known. Source: two public histories CN to IL; Cainiao's own parcel status says DELIVERING in the air.
 */
export function seenIn(trace: Trace): Sightings {
  const all: Sighting[] = [];
  for (const [key, mark] of Object.entries(trace.marks)) {
    const known = meaningOfKey(key);
    if (known) all.push({ ...known, ...mark });
  }
  const said = all.filter((one) => one.stage !== "unknown");
  const fine = said.filter((one) => one.reads !== "coarse" && one.reads !== "declared");
  // Nothing but coarse words or papers is known of it: then they are believed.
  if (fine.length === 0) return { places: said, all };
  const departedAt = earliest(fine.filter(isDeparture));
  const underwayAt = earliest(fine.filter(isUnderway));
  const places: Sighting[] = [];
  for (const one of said) {
    const believed = believedFrom(one, departedAt, underwayAt);
    if (believed !== null) places.push({ ...one, first: believed });
  }
  return { places, all };
}

function believedFrom(one: Sighting, departedAt: Instant | null, underwayAt: Instant | null): Instant | null {
  if (one.reads === "coarse") return null;
  if (one.reads === "declared") return underwayAt === null ? null : firstAfter(one, underwayAt);
  if (one.stage !== "import" || one.reads === "present" || departedAt === null) return one.first;
  return firstAfter(one, departedAt);
}

/** Of the times that a mark remembers, the first after an instant. */
function firstAfter(mark: Mark, instant: Instant): Instant | null {
  if (mark.first > instant) return mark.first;
  return mark.last > instant ? mark.last : null;
}

/** Export customs, or leaving the country of origin. */
function isDeparture(one: Sighting): boolean {
  if (one.stage === "export") return true;
  return one.stage === "linehaul" && (one.reads === "left" || one.reads === "leaving" || one.substage === "departed");
}

/** On its way out or further. Being handed over at the departure hub is not yet that. */
function isUnderway(one: Sighting): boolean {
  if (isDeparture(one) || one.reads === "present") return true;
  if (one.stage === "linehaul") return one.substage !== "handover";
  return one.stage === "delivery" || one.stage === "done";
}

export function earliest(sightings: readonly Sighting[]): Instant | null {
  return sightings.reduce<Instant | null>((at, one) => (at === null || one.first < at ? one.first : at), null);
}

export function latest(sightings: readonly Sighting[]): Instant | null {
  return sightings.reduce<Instant | null>((at, one) => (at === null || one.last > at ? one.last : at), null);
}
